import { Text, View } from '@tarojs/components'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { Card } from '../../components/content/card'
import { Icon } from '../../components/picture/icon'
import {
  figureOf,
  type GrowthPoint,
  type GrowthRecord,
  type MeasuredPoint,
  measureName,
  type ShownMeasure,
  UNITS,
} from './growth-record'
import { ageCell, sdCell, whoMeasured } from './growth-words'
import './growth-table.scss'

export interface GrowthTableProps {
  record: GrowthRecord
  measure: ShownMeasure
  measured: readonly MeasuredPoint[]
  /** Of an entry that the reader may change; left out while nothing can be written. */
  onTap?: (point: GrowthPoint) => void
}

/** The same as the curve in figures, the newest first: for whoever cannot see a drawing, and for changing one. */
export function GrowthTable({ record, measure, measured, onTap }: GrowthTableProps) {
  const name = measureName(measure, measured.at(-1)?.point.statureAs === 'height')
  return (
    <Card>
      <Text className="t-strong" {...spoken({ role: 'heading', level: 2 })}>
        用表格看
      </Text>
      <View
        className="growth-table mt2"
        {...spoken({ role: 'list', label: `${name}，单位 ${UNITS[measure]}` })}
      >
        <View className="growth-table__row growth-table__row--head" {...spoken({ hidden: true })}>
          <Text>月龄</Text>
          <Text className="t-right">
            {name} {UNITS[measure]}
          </Text>
          <Text className="t-right">SD</Text>
          <Text className="t-right">谁量的</Text>
        </View>
        {[...measured].reverse().map((each) => (
          <Line
            key={each.point.id ?? 'birth'}
            record={record}
            measure={measure}
            each={each}
            {...(onTap ? { onTap } : {})}
          />
        ))}
      </View>
    </Card>
  )
}

interface LineProps extends Pick<GrowthTableProps, 'record' | 'measure' | 'onTap'> {
  each: MeasuredPoint
}

function Line({ record, measure, each, onTap }: LineProps) {
  const { point } = each
  const age = ageCell(record.birthDate, point.on)
  const figure = figureOf(each, measure)
  const sd = sdCell(each)
  const who = whoMeasured(point)
  const label = `${age}，${figure} ${UNITS[measure]}，${sd === '—' ? '不评价' : `${sd} SD`}，${who}`
  const mayTap = onTap && point.mayChange
  return (
    <View {...spoken({ role: 'listitem' })}>
      <View
        className="growth-table__row"
        {...(mayTap
          ? { hoverClass: 'pressed', ...tappable(() => onTap(point), { label: `${label}，改或撤回` }) }
          : spoken({ role: 'group', label }))}
      >
        <Text>{age}</Text>
        <Text className={point.source === 'staff' ? 't-right t-strong' : 't-right'}>{figure}</Text>
        <Text className="t-right">{sd}</Text>
        <View className="growth-table__who">
          <Text className="t-right">{who}</Text>
          {mayTap && <Icon name="right" size="xs" />}
        </View>
      </View>
    </View>
  )
}
