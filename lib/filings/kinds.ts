import type { FilingKind } from './filing';
import type { FilingKindDefinition } from './filing-kind';
import { open } from './open';
import { seal } from './seal';

/** Every kind's definition; a kind without one does not compile. */
export const KINDS: Record<FilingKind, FilingKindDefinition> = { open, seal };
