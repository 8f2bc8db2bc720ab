/** 换一位经办人: every entry from now on carries this name. */
import { Alert, Input, Modal } from 'antd';
import { useState } from 'react';
import { errorMessage } from '../../../shared/errors';
import { call } from '../../bridge';
import { AppConfig } from '../../ui/AppConfig';

export function PersonDialog({ onClose }: { readonly onClose: () => void }) {
  const [name, setName] = useState('');
  const [problem, setProblem] = useState<string | null>(null);

  async function take(): Promise<void> {
    const answer = await call('app:person', { name: name.trim() });
    if (answer.ok) onClose();
    else setProblem(errorMessage(answer.code, answer.detail));
  }

  return (
    <AppConfig>
      <Modal
        open
        title="换一位经办人"
        okText="确定"
        cancelText="取消"
        okButtonProps={{ disabled: name.trim() === '' }}
        onOk={() => void take()}
        onCancel={onClose}
      >
        <Input
          autoFocus
          value={name}
          maxLength={30}
          placeholder="姓名，此后的录入都记在这个名下"
          onChange={(event) => setName(event.target.value)}
          onPressEnter={() => void take()}
        />
        {problem !== null && <Alert type="error" showIcon title={problem} />}
      </Modal>
    </AppConfig>
  );
}
