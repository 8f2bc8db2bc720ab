/** What a filled form took, column by column, and what it left empty and why. */
import { Typography } from 'antd';
import type { FormReport } from '../../../shared/contract/form';

export function FormReportView({ report: { sheet, projects, added, mapped, unmapped } }: { readonly report: FormReport }) {
  return (
    <>
      <Typography.Paragraph data-testid="form-report">
        “{sheet}”填入 {projects} 个项目{added > 0 ? `，表样空行不够，补了 ${added} 行` : ''}。格式、合并单元格和签字行保持原样。
      </Typography.Paragraph>
      {unmapped.length > 0 && (
        <Typography.Paragraph strong>
          以下 {unmapped.length} 列没有填，请手工补填：
          {unmapped.map(({ column, header, why }) => (
            <div key={column}>
              {column}列 {header}：{why}
            </div>
          ))}
        </Typography.Paragraph>
      )}
      <Typography.Paragraph type="secondary">
        {mapped.map(({ column, header, label }) => (
          <div key={column}>
            {column}列 {header}　填的是“{label}”
          </div>
        ))}
      </Typography.Paragraph>
    </>
  );
}
