/** A letter issued as a file edited outside (定稿): the page of the program is then not what went out, and says so wherever it is shown or printed. */
import { Alert, Button, Modal } from 'antd';
import { formatDay } from '../../../shared/model/dates';
import { checkCode, issuedVersion } from '../../../shared/papers/register';
import type { OpenLetter } from '../../../shared/papers/register-lines';
import { call } from '../../bridge';
import { useFrame } from '../../ui/frame-context';
import { mustAsk } from './paper-commands';

export function IssuedBanner({ open: { letter, steps } }: { readonly open: OpenLetter }) {
  const frame = useFrame();
  const issued = issuedVersion(steps);
  if (issued === null) return null;
  const { scan, on, by, note } = issued;

  async function save(): Promise<void> {
    const answer = await call('paper:issued', { sha256: scan, name: `${letter.number ?? ''}-${letter.title ?? ''}`.slice(0, 100) });
    if (!answer.ok) frame.showFailure(answer);
    else if (answer.value !== null) frame.tell(`已导出 ${answer.value.name}`);
  }

  return (
    <Alert
      banner
      type="warning"
      data-testid="issued-version"
      title={`以附件为准：${on === undefined ? '' : formatDay(on)}${by ?? ''}登记了定稿（附件核验码 ${checkCode(scan)}）${note === undefined ? '' : `，${note}`}。下面是程序里的原稿。`}
      action={
        <Button size="small" onClick={() => void save()}>
          导出定稿
        </Button>
      }
    />
  );
}

/** What is to be printed or exported although a 定稿 stands for it. */
export type Asked = { readonly letters: readonly OpenLetter[]; readonly run: () => Promise<void> };

export function AskDialog({ asked, onClose }: { readonly asked: Asked; readonly onClose: () => void }) {
  const replaced = asked.letters.filter((one) => mustAsk([one]));
  return (
    <Modal
      open
      title="这份文书以附件定稿为准"
      okText="仍用原稿"
      cancelText="取消"
      onOk={() => {
        onClose();
        void asked.run();
      }}
      onCancel={onClose}
    >
      <p>
        {replaced.map(({ letter }) => letter.number ?? letter.title ?? '').join('、')}
        发出的是外部改过的定稿，程序里的原稿与它不同。要定稿的，请取消后点“导出定稿”。
      </p>
    </Modal>
  );
}
