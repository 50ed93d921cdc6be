/** As a ref: puts the focus on an element when it appears. Only for what the reader has just asked for, as a dialog. */
export function takeFocus(element: HTMLElement | null): void {
  element?.focus();
}
