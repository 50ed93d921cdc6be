'use client';

import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components/Modal';
import { Input, SearchField } from 'react-aria-components/SearchField';
import type { Found, FoundGroup } from './found';
import { useFound } from './use-found';
import { asksBeforeLeaving } from '@/app/unsaved-typing';
import { findText as text } from '@/lib/text/find';

/** The palette: people, months, papers and menu entries under one field. Arrows choose, Enter goes there, Escape closes. */
export function Palette({ menu, onClose }: { menu: Found[]; onClose: () => void }) {
  const [typed, setTyped] = useState('');
  const router = useRouter();
  const asked = typed.trim();
  const { groups, failed, searching } = useFound(asked);
  const shown = [menuGroup(menu, asked), ...groups].filter(({ items }) => items.length > 0);
  const count = shown.reduce((sum, { items }) => sum + items.length, 0);

  function go(href: string) {
    onClose();
    const leave = () => router.push(href as Route);
    if (!asksBeforeLeaving(leave)) leave();
  }

  return (
    <I18nProvider locale="zh-CN">
      <ModalOverlay
        className="dialog-veil palette-veil"
        isOpen
        isDismissable
        onOpenChange={(open) => !open && onClose()}
      >
        <Modal className="dialog palette">
          <Dialog aria-label={text.title}>
            <Autocomplete inputValue={typed} onInputChange={setTyped}>
              <SearchField aria-label={text.input} autoFocus className="palette-field">
                <Input placeholder={text.input} maxLength={60} />
              </SearchField>
              <ListBox
                aria-label={text.title}
                className="palette-list"
                items={shown.map((group) => ({ ...group, id: group.key }))}
                selectionMode="none"
                onAction={(key) => go(String(key))}
                renderEmptyState={() => <p className="palette-note">{sentence({ asked, failed, searching })}</p>}
              >
                {(group) => (
                  <ListBoxSection id={group.key}>
                    <Header>{text.groups[group.key]}</Header>
                    {group.items.map((item) => (
                      <ListBoxItem key={item.href} id={item.href} textValue={item.label} className="palette-item">
                        <span>{item.label}</span>
                        <span className="palette-about figures">{item.note}</span>
                      </ListBoxItem>
                    ))}
                  </ListBoxSection>
                )}
              </ListBox>
            </Autocomplete>
            <p className="sr-only" role="status">
              {asked !== '' && !searching && text.found(count)}
            </p>
            <p className="palette-hint">{text.hint}</p>
          </Dialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

function sentence({ asked, failed, searching }: { asked: string; failed: boolean; searching: boolean }): string {
  if (asked === '') return text.begin;
  if (searching) return text.searching;
  return failed ? text.unreachable : text.nothing;
}

function menuGroup(menu: Found[], asked: string): FoundGroup {
  const items = asked === '' ? menu : menu.filter(({ label, note }) => label.includes(asked) || note.includes(asked));
  return { key: 'menu', items };
}
