import type { PromisedItem } from '#domain/service-task/promised-item'
import { SERVICE_ITEMS, type ServiceItemCode } from '#domain/service-task/service-item'
import { CheckInput, TextInput } from '../console-fields'

const CODES = Object.keys(SERVICE_ITEMS) as ServiceItemCode[]
const PER_YEAR_MAX = 52

interface PackageItemFieldsProps {
  readonly items: readonly PromisedItem[]
  readonly onChange: (items: readonly PromisedItem[]) => void
}

/** Every service that a package may promise; how often, or in which words, where it does. */
export function PackageItemFields({ items, onChange }: PackageItemFieldsProps) {
  const put = (item: PromisedItem) =>
    onChange(items.map((each) => (each.itemCode === item.itemCode ? item : each)))
  return (
    <fieldset className="console-rows">
      <legend className="console-field__label">服务项目</legend>
      {CODES.map((itemCode) => {
        const { nameZh, kind } = SERVICE_ITEMS[itemCode]
        const item = items.find((each) => each.itemCode === itemCode)
        return (
          <div key={itemCode} className="console-rows__one">
            <CheckInput
              label={nameZh}
              checked={item !== undefined}
              onChange={(isOn) =>
                isOn
                  ? onChange([...items, { itemCode, perYear: kind === 'counted' ? 1 : null, inWords: null }])
                  : onChange(items.filter((each) => each !== item))
              }
            />
            {item && kind === 'counted' && (
              <TextInput
                isCompact
                label={`${nameZh}一年几次`}
                type="number"
                min="1"
                max={String(PER_YEAR_MAX)}
                unit="次/年"
                value={String(item.perYear ?? '')}
                onInput={(text) => put({ ...item, perYear: timesOf(text) })}
              />
            )}
            {item && kind === 'right' && (
              <TextInput
                isCompact
                label={`${nameZh}怎么写`}
                maxLength={20}
                placeholder="每天、工作日"
                value={item.inWords ?? ''}
                onInput={(text) => put({ ...item, inWords: text.trim() === '' ? null : text })}
              />
            )}
          </div>
        )
      })}
    </fieldset>
  )
}

function timesOf(text: string): number | null {
  const times = Number(text)
  return Number.isInteger(times) && times >= 1 && times <= PER_YEAR_MAX ? times : null
}
