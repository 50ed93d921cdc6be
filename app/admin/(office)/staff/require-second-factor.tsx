'use client';

import { useState } from 'react';
import { requireSecondFactorOf } from './action';
import { useDoorForm } from '@/app/use-door-form';
import { CheckboxGroup } from '@/components/form/checkbox-group';
import { ErrorSummary } from '@/components/form/error-summary';
import { Button } from '@/components/ui/button';
import { Note } from '@/components/ui/note';
import type { StaffRole } from '@/lib/auth/principal';
import { STAFF_ROLE_WORDS } from '@/lib/text/roles';
import { secondFactorText as text, staffText } from '@/lib/text/staff';

const ROLES = Object.keys(STAFF_ROLE_WORDS) as StaffRole[];

type Chosen = Record<StaffRole, boolean>;

/** Of which roles the centre requires a second factor. */
export function RequireSecondFactor({ required }: { required: StaffRole[] }) {
  const [saved, setSaved] = useState(false);
  const first = Object.fromEntries(ROLES.map((role) => [role, required.includes(role)])) as Chosen;
  const { form, ...roles } = useDoorForm<Chosen, unknown>({
    name: 'second-factor-roles',
    door: requireSecondFactorOf,
    first,
    toInput: (chosen) => ({ roles: ROLES.filter((role) => chosen[role]) }),
    onDone: () => setSaved(true),
  });
  return (
    <form noValidate className="grid justify-items-start gap-3" onSubmit={(event) => void roles.submit(event)}>
      <ErrorSummary problems={roles.problems} attempt={roles.attempt} />
      {saved && roles.problems.length === 0 && (
        <Note tone="success" live="status">
          {text.saved}
        </Note>
      )}
      <CheckboxGroup
        name="roles"
        label={staffText.roles}
        options={ROLES.map((role) => ({
          ...form.register(role),
          defaultChecked: first[role],
          label: STAFF_ROLE_WORDS[role],
        }))}
      />
      <Button type="submit" pending={roles.pending}>
        {text.save}
      </Button>
    </form>
  );
}
