import { LoaderCircle } from 'lucide-react';
import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { AccessLetter, accessKeys } from '@/components/ui/access-letter';
import { buttonClass, type ButtonSize, type ButtonVariant } from '@/components/ui/button-class';

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'className'> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  accessLetter?: string;
  icon?: ReactNode;
  pending?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

/** A button. `accessLetter` S shows 保存[S] and answers Alt+S. While `pending` it keeps the focus and takes no second press. */
export function Button({
  variant,
  size,
  accessLetter,
  icon,
  pending = false,
  type = 'button',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      {...accessKeys(accessLetter)}
      type={pending ? 'button' : type}
      onClick={pending ? undefined : rest.onClick}
      aria-disabled={pending || rest['aria-disabled']}
      aria-busy={pending || undefined}
      className={buttonClass({ variant, size })}
    >
      {pending ? <LoaderCircle aria-hidden="true" size="1rem" className="animate-spin" /> : icon}
      {children}
      {accessLetter && <AccessLetter letter={accessLetter} />}
    </button>
  );
}
