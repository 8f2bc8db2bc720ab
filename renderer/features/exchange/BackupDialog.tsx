/** 备份到U盘: asks for the passphrase that keeps the keys in the backup shut, twice, because nobody can look it up later. */
import { Alert, Button, Form, Input, Modal, Space, Typography } from 'antd';
import { useState } from 'react';

type Values = { phrase?: string; again?: string };

export const SHORTEST_PHRASE = 6;

type Props = {
  /** The county office's backup holds the county key and must have a passphrase; a unit may leave it empty. */
  readonly county: boolean;
  readonly onCancel: () => void;
  readonly onBackUp: (passphrase: string | null) => void;
};

export function BackupDialog({ county, onCancel, onBackUp }: Props) {
  const [busy, setBusy] = useState(false);

  function submit({ phrase = '' }: Values): void {
    setBusy(true);
    onBackUp(phrase === '' ? null : phrase);
  }

  return (
    <Modal open title="一键备份到U盘" footer={null} onCancel={onCancel}>
      <Typography.Paragraph>
        备份里有全部台账和本机钥匙{county ? '，还有县钥匙' : ''}。口令只锁住钥匙，台账内容不加密：备份要像公章一样保管。
      </Typography.Paragraph>
      <Form<Values> layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="phrase"
          label={county ? '备份口令' : '备份口令（可以不设）'}
          rules={[{ required: county, min: SHORTEST_PHRASE, message: `请设至少 ${SHORTEST_PHRASE} 个字的口令` }]}
        >
          <Input.Password autoFocus maxLength={100} data-testid="backup-phrase" placeholder="恢复时要用，请抄下来另行保管" />
        </Form.Item>
        <Form.Item
          name="again"
          label="再写一遍"
          dependencies={['phrase']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_, value: unknown) =>
                (value ?? '') === (getFieldValue('phrase') ?? '') ? Promise.resolve() : Promise.reject(new Error('两次写的口令不一样')),
            }),
          ]}
        >
          <Input.Password maxLength={100} data-testid="backup-phrase-again" />
        </Form.Item>
        <Alert type="info" showIcon title="忘了口令：台账仍能恢复，一条不少；只是要重新给各单位开通。" />
        <Typography.Paragraph type="secondary">本系统不得存储、处理国家秘密。</Typography.Paragraph>
        <Space>
          <Button type="primary" htmlType="submit" loading={busy} data-testid="backup-go">
            备份
          </Button>
          <Button onClick={onCancel}>取消</Button>
        </Space>
      </Form>
    </Modal>
  );
}
