import { Button } from '@/components/ui/button';
import { actionText } from '@/lib/text/interface';

interface QueryButtonsProps {
  pending: boolean;
  /** Whether all fields are shown where the bar is folded. */
  open: boolean;
  onToggle: () => void;
  onReset: () => void;
}

/** The end of every query bar: 查询, 重置, and where it is narrow, more or fewer fields. */
export function QueryButtons({ pending, open, onToggle, onReset }: QueryButtonsProps) {
  return (
    <div className="query-buttons">
      <Button type="submit" variant="primary" pending={pending}>
        {actionText.query}
      </Button>
      <Button onClick={onReset}>{actionText.reset}</Button>
      <span className="query-more">
        <Button variant="quiet" aria-expanded={open} onClick={onToggle}>
          {open ? actionText.fewer : actionText.more}
        </Button>
      </span>
    </div>
  );
}
