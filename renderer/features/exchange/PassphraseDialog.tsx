/** Asks for the 通行口令 of a package; a wrong one is told apart from damage, and may be tried again. */
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';

type Props = {
  /** What the last try said; E_NEEDS_PASSPHRASE at first. */
  readonly failure: Failure;
  readonly busy: boolean;
  readonly onTry: (passphrase: string) => void;
  readonly onCancel: () => void;
};

export function PassphraseDialog({ failure, busy, onTry, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  const wrong = failure.code !== 'E_NEEDS_PASSPHRASE';
  return (
    <Modal
      open
      title="通行口令"
      okText="打开"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: typed === '' }}
      onOk={() => onTry(typed)}
      onCancel={onCancel}
    >
      <Alert type={wrong ? 'error' : 'info'} showIcon title={errorMessage(failure.code, failure.detail)} />
      <Input
        autoFocus
        className="exchange-passphrase"
        value={typed}
        maxLength={200}
        aria-label="口令"
        data-testid="passphrase"
        onChange={(event) => setTyped(event.target.value)}
        onPressEnter={() => typed !== '' && onTry(typed)}
      />
    </Modal>
  );
}
