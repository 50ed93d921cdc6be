import { Note } from '@/components/ui/note';
import { hasTimedOut } from '@/lib/auth/current';
import { loginText } from '@/lib/text/login';

/** Why somebody is here: his session has ended, or `asked` for a page that needs one; nothing for who just came to sign in. */
export async function WhyLogin({ asked }: { asked: boolean }) {
  const timedOut = await hasTimedOut();
  if (!timedOut && !asked) return null;
  return (
    <div className="mb-4">
      {timedOut ? (
        <Note tone="warning" title={loginText.timedOutTitle}>
          {loginText.timedOut}
        </Note>
      ) : (
        <Note>{loginText.first}</Note>
      )}
    </div>
  );
}
