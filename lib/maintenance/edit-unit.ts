import { eq } from 'drizzle-orm';
import { units } from '@/db/schema/units';
import { asCentre } from '@/lib/operations/as-centre';
import { unitOperation } from '@/lib/operations/operation';
import { refuse } from '@/lib/operations/refuse';
import { lockUnit } from '@/lib/units/unit-in-force';
import { editUnitInput, UNIT_EDIT_FIELDS, type UnitEditField } from './edit-unit.input';

type Unit = typeof units.$inferSelect;

/** The fields that a unit may change, as texts; '' where there is nothing. */
export function editableOf(unit: Pick<Unit, UnitEditField>): Record<UnitEditField, string> {
  return {
    address: unit.address ?? '',
    postcode: unit.postcode ?? '',
    telephone: unit.telephone ?? '',
    email: unit.email ?? '',
    payday: String(unit.payday),
    remark: unit.remark ?? '',
  };
}

/**
 * 单位信息修改 (RL-31, Q-101): effective at once. Refuses when nothing is changed, and when somebody else changed a field meanwhile. The
 * log has each field before and after. All else of a unit is changed by the centre on application.
 */
export const editUnit = unitOperation({
  name: 'unit.edit',
  input: editUnitInput,
  async run({ tx, principal }, { seen, ...typed }) {
    await lockUnit(tx, principal.unitId);
    const [unit] = await tx.select().from(units).where(eq(units.id, principal.unitId));
    if (!unit) return refuse('not-found');
    const before = editableOf(unit);
    if (UNIT_EDIT_FIELDS.some((field) => before[field] !== seen[field])) refuse('changed-meanwhile');
    const changes = UNIT_EDIT_FIELDS.filter((field) => before[field] !== typed[field]).map((field) => ({
      field,
      before: before[field],
      after: typed[field],
    }));
    if (changes.length === 0) refuse('nothing-changed');
    const { payday, ...texts } = typed;
    const stored = Object.fromEntries(Object.entries(texts).map(([field, value]) => [field, value || null]));
    await asCentre(tx, () =>
      tx
        .update(units)
        .set({ ...stored, payday: Number(payday) })
        .where(eq(units.id, unit.id)),
    );
    return { changes };
  },
});
