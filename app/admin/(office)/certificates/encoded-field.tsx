'use client';

import { useState } from 'react';
import { encodedFile } from './encoded-file';
import { FileDrop } from '@/components/form/file-drop';
import { TextAreaField } from '@/components/form/text-area-field';

type Area = Parameters<typeof TextAreaField>[0];

const LARGEST_BYTES = 600 * 1024;

interface EncodedFieldProps {
  area: Area;
  fileLabel: string;
  kinds: string[];
  /** Puts the file's content where it would have been pasted. */
  onContent: (content: string) => void;
}

/** A certificate or CRL: its file, or its content pasted. */
export function EncodedField({ area, fileLabel, kinds, onContent }: EncodedFieldProps) {
  const [file, setFile] = useState<File | null>(null);

  async function take(chosen: File | null) {
    setFile(chosen);
    onContent(chosen ? await encodedFile(chosen) : '');
  }

  return (
    <>
      <FileDrop
        name={`${area.name}-file`}
        label={fileLabel}
        file={file}
        onChange={(chosen) => void take(chosen)}
        kinds={kinds}
        largestBytes={LARGEST_BYTES}
        wide
      />
      <TextAreaField {...area} rows={4} spellCheck={false} wide required />
    </>
  );
}
