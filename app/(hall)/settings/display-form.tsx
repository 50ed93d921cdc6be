'use client';

import type { ChangeEvent } from 'react';
import { DISPLAY_COOKIE, displayAttributes, writeDisplay, type Display } from '@/app/display';
import { RadioGroup } from '@/components/form/radio-group';
import { settingsText } from '@/lib/text/settings';

const YEAR_SECONDS = 365 * 24 * 60 * 60;

/** Type size, theme and contrast. A choice shows at once and is kept in this browser. */
export function DisplayForm({ chosen }: { chosen: Display }) {
  function show(event: ChangeEvent<HTMLFormElement>) {
    const display = Object.fromEntries(new FormData(event.currentTarget)) as unknown as Display;
    const kept = writeDisplay({
      type: display.type,
      theme: display.theme,
      contrast: display.contrast,
      keys: display.keys,
    });
    document.cookie = `${DISPLAY_COOKIE}=${kept}; path=/; max-age=${String(YEAR_SECONDS)}; samesite=lax`;
    for (const [name, value] of Object.entries(displayAttributes(display))) {
      if (value === undefined) document.documentElement.removeAttribute(name);
      else document.documentElement.setAttribute(name, value);
    }
  }

  return (
    <form onChange={show} className="grid max-w-xl gap-4">
      <RadioGroup
        name="type"
        label={settingsText.type}
        defaultValue={chosen.type}
        options={optionsOf(settingsText.types)}
      />
      <RadioGroup
        name="theme"
        label={settingsText.theme}
        defaultValue={chosen.theme}
        options={optionsOf(settingsText.themes)}
        hint={settingsText.printNote}
      />
      <RadioGroup
        name="contrast"
        label={settingsText.contrast}
        defaultValue={chosen.contrast}
        options={optionsOf(settingsText.contrasts)}
      />
      <RadioGroup
        name="keys"
        label={settingsText.keys}
        defaultValue={chosen.keys}
        options={optionsOf(settingsText.keysChoices)}
        hint={settingsText.keysNote}
      />
    </form>
  );
}

function optionsOf(words: Record<string, string>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
