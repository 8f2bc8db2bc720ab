/** 续办 after the county lost its key: the new 校验码 is read by telephone before the file is believed. The code itself is never shown here. */
import { Alert, Modal } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import type { Failure } from '../../../shared/errors';
import { CodeInput, isWholeCode } from './CodeInput';

type Props = {
  /** What the last try said; E_COUNTY_KEY_NEW at first. */
  readonly failure: Failure;
  readonly busy: boolean;
  readonly onHeard: (code: string) => void;
  readonly onCancel: () => void;
};

export function NewCodeDialog({ failure, busy, onHeard, onCancel }: Props) {
  const [typed, setTyped] = useState('');
  return (
    <Modal
      open
      title="县里换了县钥匙：电话核对新的校验码"
      okText="核对并续办"
      cancelText="取消"
      confirmLoading={busy}
      okButtonProps={{ disabled: !isWholeCode(typed) }}
      onOk={() => onHeard(typed)}
      onCancel={onCancel}
    >
      <Alert
        className="exchange-heard"
        type={failure.code === 'E_COUNTY_KEY_NEW' ? 'warning' : 'error'}
        showIcon
        title={errorMessage(failure.code, failure.detail)}
      />
      <CodeInput value={typed} onChange={setTyped} />
    </Modal>
  );
}
