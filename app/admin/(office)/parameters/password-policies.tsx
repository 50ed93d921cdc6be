import type { Column } from '@/components/table/column';
import { DataTable } from '@/components/table/data-table';
import { LinkButton } from '@/components/ui/link-button';
import { Section } from '@/components/ui/section';
import { Status } from '@/components/ui/status';
import type { listPasswordPolicies } from '@/lib/auth/set-password-policy';
import { PASSWORD_POLICY_WORDS, passwordPolicyText as text } from '@/lib/text/password-policy';
import type { Day } from '@/lib/values/day';
import { formatInstant } from '@/lib/values/instant';

const COLUMNS: Column[] = [
  { key: 'fromOn', title: text.fromOn, kind: 'day', primary: true },
  { key: 'standing', title: text.standing, kind: 'status' },
  { key: 'policy', title: text.policy, kind: 'text' },
  { key: 'setAt', title: text.setAt, kind: 'text' },
];

const TONES = { coming: 'waiting', now: 'success', past: 'neutral' } as const;

interface PasswordPoliciesProps {
  policies: Awaited<ReturnType<typeof listPasswordPolicies>>;
  today: Day;
  maySet: boolean;
}

/** 登录密码规则: what holds for operators' passwords from which day on, down to the rule that the hall begins with. */
export function PasswordPolicies({ policies, today, maySet }: PasswordPoliciesProps) {
  const all = [...policies, { fromOn: null, policy: 'six-digits' as const, setAt: null }];
  const now = all.find(({ fromOn }) => fromOn === null || fromOn <= today);
  return (
    <Section
      title={text.title}
      note={text.note}
      tools={maySet && <LinkButton href="/admin/parameters/password">{text.set}</LinkButton>}
    >
      <DataTable
        caption={text.caption}
        columns={COLUMNS}
        contained={false}
        rows={all.map((row) => {
          const { fromOn, policy, setAt } = row;
          const standing = row === now ? 'now' : fromOn !== null && fromOn > today ? 'coming' : 'past';
          return {
            id: fromOn ?? 'first',
            label: fromOn ?? text.initial,
            cells: {
              fromOn: fromOn ?? text.initial,
              standing: <Status tone={TONES[standing]}>{text.standings[standing]}</Status>,
              policy: PASSWORD_POLICY_WORDS[policy],
              setAt: setAt && formatInstant(setAt),
            },
          };
        })}
      />
    </Section>
  );
}
