'use client';

import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { TextField, type TextFieldProps } from '@/components/form/text-field';
import { fieldText } from '@/lib/text/interface';

type PasswordFieldProps = Omit<TextFieldProps, 'unit' | 'trailing' | 'type' | 'autoComplete'> & {
  autoComplete: 'current-password' | 'new-password' | 'one-time-code' | 'off';
  /** For passwords and codes of digits only, as the manual's six. */
  digits?: boolean;
};

/** A password or a code: pasting is allowed, and what was typed can be shown. A one-time code is never hidden. */
export function PasswordField({ digits = false, autoComplete, ...field }: PasswordFieldProps) {
  const [shown, setShown] = useState(autoComplete === 'one-time-code');
  const Icon = shown ? EyeOff : Eye;
  return (
    <TextField
      {...field}
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      inputMode={digits ? 'numeric' : undefined}
      spellCheck={false}
      trailing={
        autoComplete !== 'one-time-code' && (
          <button
            type="button"
            className="control-button"
            aria-label={shown ? fieldText.hidePassword : fieldText.showPassword}
            onClick={() => setShown(!shown)}
          >
            <Icon aria-hidden="true" size="1rem" strokeWidth={1.75} />
          </button>
        )
      }
    />
  );
}
