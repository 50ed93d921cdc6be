'use client';

import { Fragment } from 'react';
import { Dialog } from '@/components/ui/dialog';
import { keysText as text } from '@/lib/text/find';

/** 快捷键: every key of the hall and what it does. */
export function KeyList({ onClose }: { onClose: () => void }) {
  return (
    <Dialog open onClose={onClose} title={text.title} width="medium">
      {text.groups.map((group) => (
        <section key={group.title}>
          <h3 className="font-semibold">{group.title}</h3>
          <dl className="key-list">
            {group.keys.map(({ keys, does }) => (
              <Fragment key={does}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{does}</dd>
              </Fragment>
            ))}
          </dl>
        </section>
      ))}
      <p className="text-soft">{text.off}</p>
    </Dialog>
  );
}
