import { errorText } from '@/lib/text/frame';

/** What stands in place of a page that is not there, and the way back. Plain, because it travels with every page. */
export function NotThere({ sentence, home, homeName }: { sentence: string; home: '/' | '/admin'; homeName: string }) {
  return (
    <>
      <h1 className="text-xl">{errorText.notFoundTitle}</h1>
      <p className="my-3">{sentence}</p>
      <a href={home}>{homeName}</a>
    </>
  );
}
