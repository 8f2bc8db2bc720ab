/** A screen's commands as buttons in one line, those asked for now and then under 更多. Knows no screen. */
import { Button, Dropdown } from 'antd';
import type { BoundCommand } from './registry';

/** One command as a button; its shortcut shows under the mouse. */
export function CommandButton({ command, type = 'default' }: { readonly command: BoundCommand; readonly type?: 'primary' | 'default' }) {
  return (
    <Button
      size="small"
      type={type}
      disabled={!command.when(null)}
      data-testid={command.id}
      title={command.shortcut ?? ''}
      onClick={() => void command.run(null)}
    >
      {command.label}
    </Button>
  );
}

/**
 * @param seldom ids kept under 更多
 * @param main id of the command that stands out
 * @param id test id of 更多
 */
export function CommandBar({
  commands,
  seldom,
  main,
  id: moreId,
}: {
  readonly commands: readonly BoundCommand[];
  readonly seldom: (id: string) => boolean;
  readonly main: string;
  readonly id: string;
}) {
  return (
    <>
      {commands
        .filter(({ id }) => !seldom(id))
        .map((command) => (
          <CommandButton key={command.id} command={command} type={command.id === main ? 'primary' : 'default'} />
        ))}
      <Dropdown
        trigger={['click']}
        menu={{
          items: commands
            .filter(({ id }) => seldom(id))
            .map((command) => ({
              key: command.id,
              label: command.label,
              disabled: !command.when(null),
              onClick: () => void command.run(null),
            })),
        }}
      >
        <Button size="small" data-testid={moreId}>
          更多
        </Button>
      </Dropdown>
    </>
  );
}
