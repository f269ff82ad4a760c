import { Text } from '@tarojs/components'
import { useState } from 'react'
import { DAY_KIND_NAMES_ZH } from '#domain/appointment/calendar-day'
import { localDate, localDateOf } from '#domain/kernel/time'
import { weekdayInWords } from '#domain/kernel/time-in-words'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { SelectInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedDay } from '../listed-rows'
import { regionWords } from '../rule-words'
import type { Office } from '../use-office'
import { useWholeList } from '../use-whole-list'
import { DayPanel } from './day-panel'

const TONES = { holiday: 'info', closure: 'bad', working: 'ok' } as const
const YEARS_AHEAD = 2
const FIRST_YEAR = 2026

const COLUMNS: readonly DataColumn<ListedDay>[] = [
  { key: 'date', title: '日期', text: ({ date }) => date },
  { key: 'weekday', title: '星期', text: ({ date }) => weekdayInWords(localDate(date)) },
  {
    key: 'kind',
    title: '这天',
    text: ({ kind }) => DAY_KIND_NAMES_ZH[kind],
    cell: ({ kind }) => <Tag tone={TONES[kind]} icon="calendar" label={DAY_KIND_NAMES_ZH[kind]} />,
  },
  { key: 'name', title: '名称', text: ({ nameZh }) => nameZh },
  { key: 'entryOf', title: '谁定的', text: ({ entryOf }) => (entryOf ? regionWords(entryOf) : '放假通知') },
]

/** The days of a year that are not ordinary, and what the next one shall be. */
export function CalendarDesk({ office }: { readonly office: Office }) {
  const thisYear = Number(localDateOf(serverNow()).slice(0, 4))
  const [region, setRegion] = useState<string>()
  const [year, setYear] = useState(thisYear)
  const [date, setDate] = useState<string>()
  // The regions stand in the list of rules: one page of it says which they are.
  const places = useWholeList('regions', {}, () => client.rule.list.query({ query: 'BK-20' }))
  const known = places.kind === 'ready' ? places.answer.first : undefined
  const shown = region ?? known?.region ?? '*'
  const list = useWholeList('calendar', { region: shown, year }, () =>
    client.calendar.list.query({ region: shown, year }),
  )
  const selected = list.kind === 'ready' ? list.answer.rows.find((day) => day.date === date) : undefined
  const years = Array.from({ length: thisYear + YEARS_AHEAD - FIRST_YEAR }, (_, index) => FIRST_YEAR + index)
  return (
    <ConsoleMain
      title="节假日与停诊"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.rows.length} 天</Text>}
      filters={
        <>
          <SelectInput
            isCompact
            label="地区"
            value={shown}
            choices={(known?.regions ?? [shown]).map((value) => ({ value, label: regionWords(value) }))}
            onChange={setRegion}
          />
          <SelectInput
            isCompact
            label="年份"
            value={String(year)}
            choices={years.map((each) => ({ value: String(each), label: `${each} 年` }))}
            onChange={(chosen) => setYear(Number(chosen))}
          />
        </>
      }
      panel={
        <DayPanel
          key={`${shown}/${selected?.date ?? ''}`}
          region={shown}
          day={selected}
          mayWrite={known?.writable.includes(shown) ?? false}
          onNew={() => setDate(undefined)}
        />
      }
    >
      <ListState
        state={list}
        what="特殊的日子"
        isEmpty={({ rows }) => rows.length === 0}
        emptyWhy="这一年的放假通知还没有录入。可以在右边一天一天地定。"
      >
        {({ rows }) => (
          <DataTable
            label="日历"
            columns={COLUMNS}
            rows={rows}
            rowId={(day) => day.date}
            selectedId={selected?.date}
            onSelect={(day) => setDate(day.date)}
            foot={<CsvButton name={`日历 ${year}`} rows={rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
