import { View } from '@tarojs/components'
import { useState } from 'react'
import { Note } from '../../components/content/note'
import { Chips } from '../../components/field/chips'
import { TextField } from '../../components/field/text-field'
import { whereAmI } from '../../platform/wechat/location'
import type { PlaceFilter } from './place-filter'
import { StreetSheet } from './street-sheet'
import './place-filter-bar.scss'

export interface PlaceFilterBarProps {
  filter: PlaceFilter
  onChange: (filter: PlaceFilter) => void
}

const CHIPS = [
  { value: 'earliest', label: '最早' },
  { value: 'nearest', label: '最近' },
  { value: 'certified', label: '认证医生' },
  { value: 'today', label: '今天' },
  { value: 'search', label: '搜索' },
] as const
type ChipValue = (typeof CHIPS)[number]['value']

/** Order and filters in one line. Who does not share a position names a street instead (journeys E1 37). */
export function PlaceFilterBar({ filter, onChange }: PlaceFilterBarProps) {
  const [searching, setSearching] = useState(false)
  const [askStreet, setAskStreet] = useState(false)

  const nearest = async () => {
    const answer = await whereAmI()
    if (answer.kind === 'here') {
      const { latitude, longitude } = answer
      onChange({ ...filter, sort: 'nearest', near: { latitude, longitude }, street: null })
    } else setAskStreet(true)
  }
  const toggle = (chip: ChipValue) => {
    if (chip === 'earliest') onChange({ ...filter, sort: 'earliest' })
    if (chip === 'nearest') void nearest()
    if (chip === 'certified') onChange({ ...filter, certifiedOnly: !filter.certifiedOnly })
    if (chip === 'today') onChange({ ...filter, todayOnly: !filter.todayOnly })
    if (chip === 'search') {
      setSearching(!searching)
      if (searching) onChange({ ...filter, query: '' })
    }
  }
  const on: ChipValue[] = [
    filter.sort,
    ...(filter.certifiedOnly ? (['certified'] as const) : []),
    ...(filter.todayOnly ? (['today'] as const) : []),
    ...(searching ? (['search'] as const) : []),
  ]
  return (
    <View className="place-filter-bar stack stack--3">
      <Chips label="排列和筛选" chips={CHIPS} selected={on} onToggle={toggle} />
      {searching && (
        <TextField
          label="找一家"
          value={filter.query}
          placeholder="名字、拼音或首字母，比如 cdsq"
          maxLength={40}
          onInput={(query) => onChange({ ...filter, query })}
        />
      )}
      {filter.sort === 'nearest' && filter.street && (
        <Note tone="mute" icon="pin">
          按“{filter.street}”排的远近。点“最近”可以换一条街。
        </Note>
      )}
      <StreetSheet
        open={askStreet}
        onClose={() => setAskStreet(false)}
        onChoose={(street) => {
          setAskStreet(false)
          onChange({ ...filter, sort: 'nearest', near: null, street })
        }}
      />
    </View>
  )
}
