import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { STAFF_ROLE_NAMES_ZH, type StaffRole } from '#domain/account/account-role'
import {
  AUDIT_PURPOSE_NAMES_ZH,
  AUDIT_PURPOSES,
  AUDITED_FIELD_NAMES_ZH,
  type AuditPurpose,
} from '#domain/audit/audit-purpose'
import { addDays, isLocalDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { Card } from '../../../components/content/card'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { SelectInput, TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { Office } from '../use-office'
import { placeChoices, usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { ChainCheck } from './chain-check'

type FoundEvent = Awaited<ReturnType<typeof client.audit.search.query>>['rows'][number]

/** Each page that is read is written down as a look at persons: no more of them than somebody reads. */
const MAX_PAGES = 4
const DAYS_BACK = 6
const ALL = 'all'

const momentWords = ({ at }: FoundEvent): string => at.slice(0, 16).replace('T', ' ')
const roleWords = ({ role }: FoundEvent): string => STAFF_ROLE_NAMES_ZH[role as StaffRole] ?? role
const fieldWords = ({ fields }: FoundEvent): string =>
  fields.map((field) => AUDITED_FIELD_NAMES_ZH[field]).join('、')

const COLUMNS: readonly DataColumn<FoundEvent>[] = [
  { key: 'at', title: '时间', text: momentWords, order: ({ at }) => at },
  { key: 'who', title: '谁', text: ({ who }) => who ?? '—' },
  { key: 'role', title: '岗位', text: roleWords },
  { key: 'organization', title: '机构', text: ({ organization }) => organization ?? '—', share: 50 },
  { key: 'purpose', title: '为什么', text: ({ purpose }) => AUDIT_PURPOSE_NAMES_ZH[purpose] },
  { key: 'fields', title: '看了什么', text: fieldWords, share: 50 },
  {
    key: 'patients',
    title: '几个人',
    text: ({ patientIds }) => String(patientIds.length),
    order: ({ patientIds }) => patientIds.length,
    isNumber: true,
  },
]

/** Who of the staff looked at what of whom. Searching here is itself a look, and stands in the list. */
export function AuditDesk({ office }: { readonly office: Office }) {
  const today = localDateOf(serverNow())
  const [from, setFrom] = useState<string>(addDays(today, -DAYS_BACK))
  const [purpose, setPurpose] = useState<AuditPurpose | typeof ALL>(ALL)
  const [organizationId, setOrganizationId] = useState<string>(ALL)
  const [id, setId] = useState<string>()
  const places = usePlaces()
  const filter = {
    ...(isLocalDate(from) && { from }),
    ...(purpose !== ALL && { purpose }),
    ...(organizationId !== ALL && { organizationId }),
  }
  const list = useWholeList(
    'audit',
    filter,
    (cursor) => client.audit.search.query({ ...filter, cursor }),
    MAX_PAGES,
  )
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = rows.find((event) => event.id === id) ?? rows[0]
  return (
    <ConsoleMain
      title="访问日志"
      office={office}
      counts={
        list.kind === 'ready' && (
          <Text className="t-3">
            {list.answer.isCut ? `最近 ${rows.length} 次，更早的请缩小范围` : `共 ${rows.length} 次`}
          </Text>
        )
      }
      filters={
        <>
          <TextInput isCompact type="date" label="从哪天起" max={today} value={from} onInput={setFrom} />
          <SelectInput
            isCompact
            label="为什么"
            value={purpose}
            choices={[
              { value: ALL, label: '全部目的' },
              ...AUDIT_PURPOSES.map((value) => ({ value, label: AUDIT_PURPOSE_NAMES_ZH[value] })),
            ]}
            onChange={setPurpose}
          />
          <SelectInput
            isCompact
            label="机构"
            value={organizationId}
            choices={[{ value: ALL, label: '全部机构' }, ...placeChoices(places)]}
            onChange={setOrganizationId}
          />
        </>
      }
      panel={
        <>
          {selected && <EventCard event={selected} />}
          <ChainCheck />
        </>
      }
    >
      <ListState
        state={list}
        what="访问"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="这段时间没有员工看过家庭的资料。把日期往前挪，或放宽目的和机构。"
      >
        {(answer) => (
          <DataTable
            label="访问日志"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={(event) => event.id}
            selectedId={selected?.id}
            onSelect={(event) => setId(event.id)}
            foot={<CsvButton name="访问日志" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}

function EventCard({ event }: { readonly event: FoundEvent }) {
  return (
    <Card label="这一次">
      <Text className="console-card__title">
        {event.who ?? '—'} · {AUDIT_PURPOSE_NAMES_ZH[event.purpose]}
      </Text>
      <View className="t-2 mt1">
        {momentWords(event)} · {roleWords(event)}
      </View>
      <View className="t-2">{event.organization ?? '—'}</View>
      <View className="console-rule" />
      <View>
        看了 {event.patientIds.length} 个人的{fieldWords(event)}
      </View>
      <View className="t-3 t-digits console-ids">{event.patientIds.join(' ')}</View>
      <View className="t-3">{event.action}</View>
    </Card>
  )
}
