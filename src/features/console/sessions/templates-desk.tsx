import { Text } from '@tarojs/components'
import { useState } from 'react'
import { fen, formatYuan } from '#domain/kernel/fen'
import { SERVICE_NAMES_ZH } from '#domain/kernel/healthcare-service'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Chips } from '../../../components/field/chips'
import { SelectInput, TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedTemplate } from '../listed-rows'
import { periodWords } from '../rule-words'
import type { Office } from '../use-office'
import { placeChoices, usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { TemplatePanel } from './template-panel'
import { weekdayWords } from './weekday-choices'

const COLUMNS: readonly DataColumn<ListedTemplate>[] = [
  { key: 'practitioner', title: '医护', text: ({ practitionerName }) => practitionerName },
  {
    key: 'organization',
    title: '机构',
    text: ({ organizationName }) => organizationName,
    share: 50,
  },
  { key: 'service', title: '服务', text: ({ service }) => SERVICE_NAMES_ZH[service] },
  {
    key: 'weekday',
    title: '每周',
    text: ({ weekday }) => weekdayWords(weekday),
    order: ({ weekday }) => weekday,
  },
  { key: 'hours', title: '时间', text: ({ startTime, endTime }) => `${startTime}–${endTime}` },
  { key: 'room', title: '诊室', text: ({ room }) => room },
  {
    key: 'seats',
    title: '每段人数',
    text: ({ seatsPerSlot }) => String(seatsPerSlot),
    order: ({ seatsPerSlot }) => seatsPerSlot,
    isNumber: true,
  },
  {
    key: 'fee',
    title: '挂号费',
    text: ({ feeFen }) => formatYuan(fen(feeFen)),
    order: ({ feeFen }) => feeFen,
    isNumber: true,
  },
  { key: 'period', title: '生效', text: ({ validFrom, validTo }) => periodWords(validFrom, validTo) },
]
const ALL = ''

/** Who sits where and when, week by week. What is changed here is for days that are not published yet. */
export function TemplatesDesk({ office }: { readonly office: Office }) {
  const [query, setQuery] = useState('')
  const [organizationId, setOrganizationId] = useState(ALL)
  const [withEnded, setWithEnded] = useState(false)
  const [id, setId] = useState<string | null>()
  const places = usePlaces()
  const filter = { query, withEnded, ...(organizationId !== ALL && { organizationId }) }
  const list = useWholeList('templates', filter, (cursor) =>
    client.sessionTemplate.list.query({ ...filter, cursor }),
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = id === null ? undefined : (rows.find((template) => template.id === id) ?? rows[0])
  return (
    <ConsoleMain
      title="出诊排班"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {list.answer.first.total} 班</Text>}
      filters={
        <>
          <TextInput
            isCompact
            type="search"
            label="找班"
            placeholder="医护、拼音、机构、诊室"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <SelectInput
            isCompact
            label="机构"
            value={organizationId}
            choices={[{ value: ALL, label: '全部机构' }, ...placeChoices(places)]}
            onChange={setOrganizationId}
          />
          <Chips
            label="还要看"
            chips={[{ value: 'ended', label: '含已停的' }]}
            selected={withEnded ? ['ended'] : []}
            onToggle={() => setWithEnded(!withEnded)}
          />
          <span className="push">
            <Button label="加一班" icon="plus" size="medium" width="words" onTap={() => setId(null)} />
          </span>
        </>
      }
      panel={<TemplatePanel key={selected?.id ?? 'new'} template={selected} places={places} />}
    >
      <ListState
        state={list}
        what="班"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="换个词或机构找，也可以加一班。"
      >
        {(answer) => (
          <DataTable
            label="出诊排班"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(template) => template.id}
            selectedId={selected?.id}
            onSelect={(template) => setId(template.id)}
            foot={<CsvButton name="出诊排班" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
