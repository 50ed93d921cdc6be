/**
 * Puts text into an input as if it had been typed, so that whoever listens, React state or react-hook-form, learns of it. React
 * swallows a change made through the element's own setter, therefore the one of the prototype.
 */
export function writeInput(input: HTMLInputElement, text: string): void {
  if (input.value === text) return;
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text);
  input.dispatchEvent(new Event('input', { bubbles: true }));
}
