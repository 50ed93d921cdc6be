import { DateField } from '@/components/form/date-field';
import { MonthField } from '@/components/form/month-field';
import { SelectField, type Option } from '@/components/form/select-field';
import { TextField } from '@/components/form/text-field';
import { QueryForm } from '@/components/table/query-form';
import { tableText } from '@/lib/text/interface';

interface QueryFieldBase {
  name: string;
  label: string;
  value?: string;
  error?: string;
}

export type QueryField =
  | (QueryFieldBase & { kind: 'text'; placeholder?: string })
  /** `required` takes the empty choice away: the list is always of one of them. */
  | (QueryFieldBase & { kind: 'select'; options: Option[]; required?: boolean })
  | (QueryFieldBase & { kind: 'month'; around: string })
  | (QueryFieldBase & { kind: 'day' });

interface QueryBarProps {
  /** The path of the list. What was asked for becomes its query. */
  path: string;
  fields: QueryField[];
  /** Parameters that a new question keeps, as the page size. */
  keep?: Record<string, string>;
}

/** The question over a list: fields, 查询, 重置. It asks by address, so an answer can be kept and sent to somebody. */
export function QueryBar({ path, fields, keep = {} }: QueryBarProps) {
  return (
    <QueryForm
      path={path}
      keep={keep}
      label={tableText.queryBar}
      asked={fields.map((field) => field.value ?? '').join('\n')}
    >
      {fields.map((field) => (
        <QueryControl key={field.name} field={field} />
      ))}
    </QueryForm>
  );
}

function QueryControl({ field }: { field: QueryField }) {
  const shared = {
    id: `query-${field.name}`,
    name: field.name,
    label: field.label,
    defaultValue: field.value,
    error: field.error,
  };
  switch (field.kind) {
    case 'text':
      return <TextField {...shared} placeholder={field.placeholder} />;
    case 'select':
      return <SelectField {...shared} options={field.options} placeholder={field.required ? null : tableText.any} />;
    case 'month':
      return <MonthField {...shared} around={field.around} />;
    case 'day':
      return <DateField {...shared} />;
  }
}
