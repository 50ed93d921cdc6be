export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

const BASE =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap select-none ' +
  'transition-colors duration-100 disabled:cursor-not-allowed disabled:opacity-45 aria-disabled:cursor-not-allowed aria-disabled:opacity-45';

const VARIANTS: Record<ButtonVariant, string> = {
  primary: 'border-transparent bg-fill text-on-fill enabled:hover:bg-fill-deep [a&]:hover:bg-fill-deep',
  secondary:
    'border-rule bg-paper text-ink enabled:hover:border-edge enabled:hover:bg-wash [a&]:hover:border-edge [a&]:hover:bg-wash',
  quiet: 'border-transparent text-stone enabled:hover:bg-wash [a&]:hover:bg-wash',
  danger: 'border-rule bg-paper text-danger enabled:hover:border-danger enabled:hover:bg-danger-wash',
};

const SIZES: Record<ButtonSize, string> = {
  small: 'h-7 px-2 text-sm',
  medium: 'h-8 px-3 text-base',
  large: 'h-10 px-5 text-lg',
};

/** The look of a button, for <button> and for links that look like one. */
export function buttonClass(look: { variant?: ButtonVariant; size?: ButtonSize }): string {
  return `${BASE} ${VARIANTS[look.variant ?? 'secondary']} ${SIZES[look.size ?? 'medium']}`;
}
