import { NotThere } from '@/app/not-there';
import { errorText } from '@/lib/text/frame';

/** Something of the back office that is not there any more. */
export default function OfficeNotFound() {
  return <NotThere sentence={errorText.notFoundRecord} home="/admin" homeName={errorText.desk} />;
}
