import type { QueryField } from '@/components/table/query-bar';
import type { FilingList } from '@/lib/filings/lists';
import { filingsText as text } from '@/lib/text/filings';
import { one, type SearchParams } from '@/lib/values/list-page';

/** Whom a list is asked for, as typed; nobody where its lines are of the whole unit. */
export interface Person {
  number?: string;
  name?: string;
}

/** 职工账号 and 职工姓名 of the query bar. */
export function personFields({ number, name }: Person): QueryField[] {
  const numbered: QueryField = { kind: 'text', name: 'number', label: text.accountNumber, value: number };
  const named: QueryField = { kind: 'text', name: 'name', label: text.name, value: name };
  return [...(number === undefined ? [] : [numbered]), ...(name === undefined ? [] : [named])];
}

/** Whether somebody is looked for. */
export function isPersonAsked({ number = '', name = '' }: Person): boolean {
  return number !== '' || name !== '';
}

/** The person that a list is asked for by its address. */
export function readPerson(list: FilingList, params: SearchParams): Person {
  return list === 'ratio-adjustment' ? {} : { number: one(params, 'number'), name: one(params, 'name') };
}
