'use client';

import { FileSpreadsheet, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { DropZone } from 'react-aria-components/DropZone';
import { FileTrigger } from 'react-aria-components/FileTrigger';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { fieldId, FieldNotes, type FieldSettings } from '@/components/form/field';
import { buttonClass } from '@/components/ui/button-class';
import { fieldText } from '@/lib/text/interface';
import { flag } from '@/components/ui/flag';

type FileDropProps = FieldSettings & {
  file: File | null;
  onChange: (file: File | null) => void;
  /** Endings with the dot, as ['.xlsx', '.csv']. What the file really is, the server judges. */
  kinds: string[];
  largestBytes: number;
  disabled?: boolean;
};

/** Takes one file, dropped or chosen by 浏览..., shows its name and size, and lets go of it again. */
export function FileDrop(props: FileDropProps) {
  const { file, onChange, kinds, largestBytes, disabled, label, required, wide, hint, error } = props;
  const [refusal, setRefusal] = useState<string>();
  const id = fieldId(props);
  const problem = refusal ?? error;

  function take(files: File[]) {
    const [first] = files;
    if (first === undefined) return;
    const why = files.length > 1 ? fieldText.fileOne : whyNot(first, kinds, largestBytes);
    setRefusal(why);
    if (why === undefined) onChange(first);
  }

  return (
    <I18nProvider locale="zh-CN">
      <div className="field" data-wide={flag(wide)} data-invalid={problem ? true : undefined}>
        <span className="field-label" data-required={flag(required)} id={`${id}-label`}>
          {label}
        </span>
        <div className="field-body">
          <DropZone
            className="drop"
            isDisabled={disabled}
            aria-labelledby={`${id}-label`}
            onDrop={async ({ items }) =>
              take(await Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : []))))
            }
          >
            {({ isDropTarget }) => (
              <>
                {file === null || isDropTarget ? (
                  <span className="drop-words">{isDropTarget ? fieldText.dropNow : fieldText.dropHere}</span>
                ) : (
                  <ChosenFile file={file} onRemove={disabled ? undefined : () => onChange(null)} />
                )}
                <FileTrigger acceptedFileTypes={kinds} onSelect={(list) => take(Array.from(list ?? []))}>
                  <Button id={id} isDisabled={disabled} className={buttonClass({ size: 'small' })}>
                    {fieldText.browse}
                  </Button>
                </FileTrigger>
              </>
            )}
          </DropZone>
          <FieldNotes id={id} hint={hint} error={problem} live />
        </div>
      </div>
    </I18nProvider>
  );
}

function ChosenFile({ file, onRemove }: { file: File; onRemove?: () => void }) {
  return (
    <span className="drop-file">
      <FileSpreadsheet aria-hidden="true" size="1.125rem" strokeWidth={1.75} />
      <span className="drop-name">{file.name}</span>
      <span className="drop-size figures">{formatBytes(file.size)}</span>
      {onRemove && (
        <button type="button" aria-label={fieldText.removeFile(file.name)} onClick={onRemove}>
          <X aria-hidden="true" size="1rem" />
        </button>
      )}
    </span>
  );
}

function whyNot(file: File, kinds: string[], largestBytes: number): string | undefined {
  const ending = /\.[^.]+$/.exec(file.name.toLowerCase())?.[0] ?? '';
  if (!kinds.includes(ending)) return fieldText.fileKind(file.name, kinds.join('、'));
  if (file.size > largestBytes) return fieldText.fileSize(file.name, formatBytes(largestBytes));
  return undefined;
}

/** A size for people: 812 B, 36 KB, 1.4 MB. */
function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${Math.round((bytes / 1024 / 1024) * 10) / 10} MB`;
}
