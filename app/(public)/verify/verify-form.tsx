import { TextField } from '@/components/form/text-field';
import { Button } from '@/components/ui/button';
import { verifyText } from '@/lib/text/verify';

/** Asks for a check code; works without any script. */
export function VerifyForm({ typed, error }: { typed?: string; error?: string }) {
  return (
    <form action="/verify" className="grid max-w-md gap-3" role="search" aria-label={verifyText.title}>
      <TextField
        name="code"
        label={verifyText.code}
        hint={verifyText.codeHint}
        required
        defaultValue={typed}
        spellCheck={false}
        autoCapitalize="characters"
        maxLength={40}
        error={error}
      />
      <div>
        <Button type="submit" variant="primary">
          {verifyText.submit}
        </Button>
      </div>
    </form>
  );
}
