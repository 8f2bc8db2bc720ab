/** Chinese labels of the fields of an import (design/import-contract.md), those of the entity registry where the ledger has the field. */
import { ENTITIES } from '../model/entities';

const PROJECT_FIELDS: Readonly<Record<string, { readonly label: string }>> = ENTITIES.project.fields;
/** Fields of the contract that are dated facts or people in the ledger, not fields of the project. */
const OWN_LABELS: Readonly<Record<string, string>> = {
  signedOn: '签约时间',
  startedOn: '开工时间',
  productionOn: '投产时间',
  inStatisticsOn: '入统时间',
  fundsReceivedTotal: '到位资金（累计）',
  fundsReceivedYear: '到位资金（当年）',
  responsibleUnit: '责任单位',
  leader: '包保领导',
  responsiblePerson: '责任人',
  stage: '阶段',
  other: '其他栏目',
};

/** The Chinese label of a field of the contract, or null for a column kept as it is. */
export function importLabel(field: string | null): string | null {
  if (field === null) return null;
  return OWN_LABELS[field] ?? PROJECT_FIELDS[field]?.label ?? null;
}
