/** What was typed into a field of a form, trimmed; '' where there is no such field, or a file in it. */
export function typedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
