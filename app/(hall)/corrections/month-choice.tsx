import type { MonthChoice } from './month-choices';
import { bookedRow } from '@/app/correction-rows';
import { Status } from '@/components/ui/status';
import { amountOf, isCorrectable, type BookedMonth } from '@/lib/corrections/correction';
import { correctionText } from '@/lib/text/corrections';
import { fenToText } from '@/lib/values/money';

/** A booked month as the form offers it, with what keeps it from being ticked. */
export function monthChoice(booked: BookedMonth): MonthChoice {
  const row = bookedRow(booked);
  const state = booked.taken ?? (booked.backPayWaits ? 'waits' : 'free');
  const free = isCorrectable(booked);
  const words = <Status tone={free ? 'success' : 'neutral'}>{correctionText.monthStates[state]}</Status>;
  return { row: { ...row, cells: { ...row.cells, state: words } }, amount: fenToText(amountOf(booked)), free };
}
