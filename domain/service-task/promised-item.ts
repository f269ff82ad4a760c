import { SERVICE_ITEMS, type ServiceItemCode } from './service-item'

/** One line of a package: a service so many times a year, or a right for the whole term. */
export interface PromisedItem {
  readonly itemCode: ServiceItemCode
  /** Of a counted service. */
  readonly perYear: number | null
  /** What stands in the cell of a right: 工作日, 每天. Null: it is simply there. */
  readonly inWords: string | null
}

/** Whether each service is promised once, and counted exactly where it can be counted. */
export function promisesSoundly(items: readonly PromisedItem[]): boolean {
  const codes = new Set(items.map(({ itemCode }) => itemCode))
  return (
    items.length > 0 &&
    codes.size === items.length &&
    items.every(({ itemCode, perYear, inWords }) =>
      SERVICE_ITEMS[itemCode].kind === 'counted' ? perYear !== null && inWords === null : perYear === null,
    )
  )
}
