'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import type { ReactNode } from 'react';
import { ClearEntry } from './clear-entry';
import { MOST_LINES, type AdjustableAccount, type AdjustmentSettings } from './adjustable';
import type { EntrySummary } from './entry-summary';
import { RiseTool } from './rise-tool';
import { useAdjustments } from './use-adjustments';
import { RunningProgress } from '@/app/running-progress';
import { Money } from '@/components/display/money';
import { ErrorSummary } from '@/components/form/error-summary';
import { FormActions } from '@/components/form/form-actions';
import { EntryGrid } from '@/components/grid/entry-grid';
import { GridTools } from '@/components/grid/grid-tools';
import { formatCount } from '@/components/table/format-count';
import { TotalsLine } from '@/components/table/totals-line';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Note } from '@/components/ui/note';
import { baseAdjustmentText as text } from '@/lib/text/base-adjustment';

interface AdjustmentDeskProps {
  /** The address of this page of the list. */
  address: string;
  unitNumber: string;
  permitted: boolean;
  rows: AdjustableAccount[];
  settings: AdjustmentSettings;
  firstNumber: number;
  /** Stands in place of the grid when it has no rows. */
  empty: ReactNode;
  pager: ReactNode;
}

/** 基数调整受理: the grid, its tools, what was typed so far, and [保存] of those who change. */
export function AdjustmentDesk(props: AdjustmentDeskProps) {
  const { address, unitNumber, permitted, rows, settings, firstNumber, empty, pager } = props;
  const router = useRouter();
  const adjustments = useAdjustments({ page: address, unitNumber, rows, settings });
  const { grid, summary, restored, meanwhile, problems, more, attempt } = adjustments;
  const here = new Set(rows.map(({ id }) => id));
  const elsewhere = summary.faults.filter(({ account }) => !here.has(account.id)).length;
  const typedPeople = Object.keys(grid.typed).length;

  /** A row of another page is asked for by its number. */
  function goTo(field: string) {
    const [key = '', id = ''] = field.split('-');
    if (!grid.goTo(key, id)) router.push(`/base-adjustment/edit?number=${id}` as Route);
  }

  return (
    <>
      <ErrorSummary {...{ problems, more, attempt }} onGo={goTo} />
      {restored > 0 && (
        <Note tone="info" live="status">
          {text.restored(formatCount(restored))}
        </Note>
      )}
      {meanwhile > 0 && (
        <Note tone="warning" live="status">
          {text.typedMeanwhile(formatCount(meanwhile))}
        </Note>
      )}
      {rows.length === 0 ? (
        empty
      ) : (
        <>
          <GridTools grid={grid} faultsElsewhere={elsewhere}>
            <RiseTool
              selected={grid.selectedRows}
              settings={settings}
              onRise={(cells) => {
                grid.write(cells);
                grid.focus();
              }}
            />
          </GridTools>
          <EntryGrid grid={grid} caption={text.caption} firstNumber={firstNumber} />
        </>
      )}
      {pager}
      {adjustments.pending && <RunningProgress watched={adjustments.key} label={text.saving} />}
      <FormActions status={<Entered summary={summary} />}>
        {typedPeople > 0 && <ClearEntry people={formatCount(typedPeople)} onClear={adjustments.clear} />}
        <LinkButton href="/base-adjustment">{text.back}</LinkButton>
        {summary.changed.length > MOST_LINES && (
          <LinkButton href="/base-adjustment/import">{text.fileImport}</LinkButton>
        )}
        {permitted && (
          <Button
            variant="primary"
            accessLetter="S"
            pending={adjustments.pending}
            onClick={() => void adjustments.save()}
          >
            {text.save}
          </Button>
        )}
      </FormActions>
    </>
  );
}

/** 当前录入人数 and 当前录入金额, always in sight (FD-045, FD-046). */
function Entered({ summary: { changed, amount, change, faults } }: { summary: EntrySummary }) {
  return (
    <TotalsLine
      items={[
        { term: text.people, value: formatCount(changed.length) },
        { term: text.amount, value: <Money amount={amount} /> },
        { term: text.change, value: <Money signed amount={change} /> },
        ...(faults.length > 0 ? [{ term: text.faults, value: formatCount(faults.length) }] : []),
      ]}
    />
  );
}
