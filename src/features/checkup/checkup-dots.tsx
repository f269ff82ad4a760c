import { Text, View } from '@tarojs/components'
import { spoken } from '../../components/accessibility/accessibility'
import { classNames } from '../../components/class-names'
import { Icon, type IconName } from '../../components/picture/icon'
import { type CheckupRow, labelledVisits, lineAloud } from './checkup-words'
import './checkup-dots.scss'

export interface CheckupDotsProps {
  rows: readonly CheckupRow[]
  /** The one that matters now. */
  focus: number | undefined
}

const ICONS: Readonly<Partial<Record<CheckupRow['state'], IconName>>> = {
  DONE: 'check',
  OVERDUE: 'alert',
  BOOKED: 'clock',
}

/** Thirteen dots on a line; said in one sentence to a screen reader. */
export function CheckupDots({ rows, focus }: CheckupDotsProps) {
  const labelled = labelledVisits(focus)
  return (
    <View className="checkup-dots" {...spoken({ role: 'img', label: lineAloud(rows) })}>
      {rows.map(({ visitNo, labelZh, state }) => {
        const icon = ICONS[state]
        return (
          <View
            key={visitNo}
            className={classNames('checkup-dots__stop', state === 'DONE' && 'checkup-dots__stop--done')}
          >
            <View className={`checkup-dots__dot checkup-dots__dot--${state.toLowerCase()}`}>
              {icon && <Icon name={icon} size="xs" />}
            </View>
            {labelled.has(visitNo) && (
              <Text
                className={classNames('checkup-dots__label', visitNo === focus && 'checkup-dots__label--now')}
              >
                {labelZh}
              </Text>
            )}
          </View>
        )
      })}
    </View>
  )
}
