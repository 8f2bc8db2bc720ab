/** One thing an import leaves to the person before it is confirmed, in one line with the button that opens it. Several stand beside one another. */
import { Button } from 'antd';

type Props = {
  /** What there is to do, in few words. */
  readonly text: string;
  /** The names it is about; cut off when the line is full, whole on hovering. */
  readonly names?: readonly string[];
  readonly action: string;
  readonly testId: string;
  readonly onOpen: () => void;
};

export function ImportNotice({ text, names = [], action, testId, onOpen }: Props) {
  const named = names.join('、');
  return (
    <div className="import-notice" data-testid={`${testId}-notice`}>
      <span className="import-notice-text" title={named === '' ? text : `${text}：${named}`}>
        {text}
        {named === '' ? '' : `：${named}`}
      </span>
      <Button size="small" data-testid={testId} onClick={onOpen}>
        {action}
      </Button>
    </div>
  );
}
