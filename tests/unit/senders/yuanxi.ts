/** Offices of 沅溪县, an invented county whose ledgers were written by somebody who had not seen the reader. */
import type { UnitTable } from '../../../shared/sheet/document';

const town = (name: string, ...others: readonly string[]): UnitTable['units'][number] => ({
  name,
  kind: 'town',
  aliases: [name, name.slice(0, 2), ...others],
});
const dept = (name: string, ...aliases: readonly string[]): UnitTable['units'][number] => ({
  name,
  kind: 'dept',
  aliases: [name, ...aliases],
});

export const YUANXI: UnitTable = {
  county: '沅溪县',
  units: [
    town('青坪镇', '青坪镇政府', '青坪镇人民政府'),
    town('落马镇', '落马镇政府', '落马镇人民政府'),
    town('石门街道', '石门街道办', '石门街道办事处'),
    town('白沙乡', '白沙乡政府', '白沙乡人民政府'),
    {
      name: '沅溪工业集中区',
      kind: 'park',
      aliases: ['沅溪工业集中区', '县工业集中区', '工业集中区', '集中区', '沅溪工业集中区管委会', '工业集中区管委会'],
    },
    dept('县商务局', '商务局', '商务和粮食局', '县商务和粮食局'),
    dept('县发改局', '发改局', '县发展和改革局'),
    dept('县工信局', '工信局', '县工业和信息化局'),
    dept('县招商促进中心', '招商中心', '县招商中心', '招商促进中心'),
    dept('县自然资源局', '自然资源局', '县资规局'),
    dept('县住建局', '住建局', '县住房和城乡建设局'),
    dept('县文旅局', '文旅局', '县文旅广体局'),
    dept('县农业农村局', '农业农村局', '县农业局'),
  ],
};
