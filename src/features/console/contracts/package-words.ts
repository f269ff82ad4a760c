import { fen, formatYuan } from '#domain/kernel/fen'
import type { LocalDate } from '#domain/kernel/time'
import type { PromisedItem } from '#domain/service-task/promised-item'
import type { ListedPackage } from '../listed-rows'

export function yuanWords(amountFen: number): string {
  return formatYuan(fen(amountFen))
}

export function packageState({ validFrom, validTo }: ListedPackage, today: LocalDate) {
  if (validFrom > today) return { label: '未生效', tone: 'wait' } as const
  return validTo === null || validTo >= today
    ? ({ label: '现行', tone: 'ok' } as const)
    : ({ label: '不再可选', tone: 'mute' } as const)
}

/** 一年 2 次, 每天, 有 */
export function promiseWords({ perYear, inWords }: Pick<PromisedItem, 'perYear' | 'inWords'>): string {
  return perYear === null ? (inWords ?? '有') : `一年 ${perYear} 次`
}
