import { Text, View } from '@tarojs/components'
import { CHECKUP_ITEM_WORDS_ZH } from '#domain/checkup/checkup-item'
import type { LocalDate } from '#domain/kernel/time'
import { spoken, tappable } from '../../components/accessibility/accessibility'
import { Button } from '../../components/action/button'
import { Card } from '../../components/content/card'
import { Tag } from '../../components/content/tag'
import { Icon } from '../../components/picture/icon'
import { type CheckupRow, canBook, tagOf, whenInWords } from './checkup-words'
import './checkup-card.scss'

export interface CheckupCardProps {
  row: CheckupRow
  today: LocalDate
  open: boolean
  /** Opens and closes what is done at it; of one that is done, its page. */
  onTap: () => void
  onBook: () => void
  /** Of one that is booked. */
  onAppointment: () => void
}

/** One of the thirteen: when, how it stands, and, opened, what happens at it and what to bring. */
export function CheckupCard({ row, today, open, onTap, onBook, onAppointment }: CheckupCardProps) {
  const tag = tagOf(row)
  const when = whenInWords(row, today)
  return (
    <Card flush>
      <View
        className="checkup-card__head"
        hoverClass="pressed"
        {...tappable(onTap, { label: `${row.nameZh}，${tag.label}，${when}` })}
      >
        <View className="grow stack">
          <Text className="t-strong">{row.nameZh}</Text>
          <Text className="t-sub">{when}</Text>
        </View>
        <Tag {...tag} />
        <Icon name={row.state === 'DONE' ? 'right' : 'down'} size="s" className="t-3" />
      </View>
      {open && (
        <View className="checkup-card__body">
          <WhatHappens row={row} />
          {canBook(row, today) && (
            <View className="mt3">
              <Button kind="secondary" label={row.state === 'OVERDUE' ? '约补做' : '约体检'} onTap={onBook} />
            </View>
          )}
          {row.state === 'BOOKED' && (
            <View className="mt3">
              <Button kind="secondary" label="看预约" onTap={onAppointment} />
            </View>
          )}
        </View>
      )}
    </Card>
  )
}

function WhatHappens({ row: { items, tcm, code } }: { row: CheckupRow }) {
  const isAtHome = code === 'NEWBORN_HOME'
  return (
    <>
      <View className="t-sub" {...spoken({ role: 'heading', level: 3 })}>
        {isAtHome ? '上门做什么' : '去了做什么'}
      </View>
      <View className="stack mt1">
        {items.map((item) => (
          <Text key={item}>
            {CHECKUP_ITEM_WORDS_ZH[item].familyZh}
            {item === 'tcm' && tcm ? `：${tcm}` : ''}
          </Text>
        ))}
      </View>
      <View className="t-sub mt3" {...spoken({ role: 'heading', level: 3 })}>
        {isAtHome ? '要准备什么' : '带什么'}
      </View>
      <View className="mt1">
        {isAtHome
          ? '不用预约，社区医院会先打电话。准备好母子健康手册和出生医学证明。'
          : '母子健康手册、预防接种证、孩子的证件或健康卡。同一天要打疫苗的，先体检后打针。'}
      </View>
    </>
  )
}
