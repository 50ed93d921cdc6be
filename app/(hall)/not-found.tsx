import { NotThere } from '@/app/not-there';
import { errorText } from '@/lib/text/frame';

/** Something that is not there, or is another unit's: the same answer. */
export default function HallNotFound() {
  return <NotThere sentence={errorText.notFound} home="/" homeName={errorText.home} />;
}
