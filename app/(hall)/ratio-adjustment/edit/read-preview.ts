import { chosenRatios } from './ratio-settings';
import { previewRatios } from '@/lib/contributions/preview-ratios';
import type { OperatorPrincipal } from '@/lib/auth/principal';
import { previewLines } from '@/lib/filings/preview-lines';
import type { RatioLine } from '@/lib/filings/ratio.input';
import { clock } from '@/lib/gateways/clock';
import { readAs } from '@/lib/operations/read';
import type { UnitInForce } from '@/lib/units/unit-in-force';
import { one, readListPage, type SearchParams } from '@/lib/values/list-page';

/** The ratios that an address names, else those of the draft, else none. */
export function ratiosOf(params: SearchParams, typed: Partial<RatioLine> = {}): RatioLine {
  const { unitRatio = '', ownRatio = '', note = '' } = typed;
  return { unitRatio: one(params, 'unit') || unitRatio, ownRatio: one(params, 'own') || ownRatio, note };
}

/** What these ratios come to, and what stands in their way whichever are chosen. */
export async function readPreview(
  { operator, unit }: { operator: OperatorPrincipal; unit: UnitInForce },
  { params, line, draft }: { params: SearchParams; line: RatioLine; draft?: string },
) {
  const page = readListPage(params, ['number']);
  const to = chosenRatios(line);
  return readAs(operator, async (tx) => {
    const [checked] = await previewLines(tx, { unit, clock }, { kind: 'ratio', lines: [line], draft });
    const preview = to && (await previewRatios(tx, unit, { to, page }));
    const obstacles = checked?.problems.filter(({ typed, code }) => !typed && code !== 'ratio-unchanged') ?? [];
    return { page, preview, obstacles };
  });
}
