/**
 * A file dropped on the window: what it is called and the one thing that is done with it, as for a double-clicked package. Reads nothing by itself; whether
 * it is a workbook is found out by its bytes when it is read.
 */
import { Alert, Button, Flex, Modal } from 'antd';
import { useEffect, useState } from 'react';
import type { EventData } from '../../../shared/contract/contract';
import type { ChosenFile } from '../../../shared/contract/files';
import { fail } from '../../../shared/errors';
import { listen } from '../../bridge';
import { AppConfig } from '../../ui/AppConfig';
import { ErrorNotice } from '../../ui/Notices';

type Dropped = EventData<'files:dropped'>;

/** What was dropped last, and the way to forget it. */
function useDropped(): readonly [Dropped | null, () => void] {
  const [dropped, setDropped] = useState<Dropped | null>(null);
  useEffect(() => listen('files:dropped', setDropped), []);
  return [dropped, () => setDropped(null)];
}

/** @param onImport null while no ledger is open */
export function DroppedFile({ onImport }: { readonly onImport: ((file: ChosenFile) => void) | null }) {
  const [dropped, forget] = useDropped();
  if (dropped === null) return null;
  const { file } = dropped;
  const act = file === null ? null : onImport;
  return (
    <AppConfig>
      <Modal
        open
        title="拖入的文件"
        width={560}
        onCancel={forget}
        footer={
          <Flex gap={8} justify="end">
            <Button onClick={forget} data-testid="dropped-close">
              {act === null ? '知道了' : '不打开'}
            </Button>
            {file !== null && act !== null && (
              <Button
                type="primary"
                autoFocus
                data-testid="dropped-act"
                onClick={() => {
                  forget();
                  act(file);
                }}
              >
                导入台账
              </Button>
            )}
          </Flex>
        }
      >
        <div data-testid="dropped-file">
          {file !== null && <p className="start-given-name">{file.name}</p>}
          {file === null && <ErrorNotice failure={fail('E_DROP')} />}
          {file !== null && act === null && <ErrorNotice failure={fail('E_NO_WORKSPACE')} />}
          {act !== null && <Alert type="info" showIcon title="读出来先给您看：不确定的会问，点“确认导入”之前台账不变；原文件一字不改。" />}
        </div>
      </Modal>
    </AppConfig>
  );
}
