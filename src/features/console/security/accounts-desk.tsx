import { Text } from '@tarojs/components'
import { useState } from 'react'
import { STAFF_ROLE_NAMES_ZH, STAFF_ROLES, type StaffRole } from '#domain/account/account-role'
import { client } from '../../../api/client'
import { Button } from '../../../components/action/button'
import { type DataColumn, DataTable } from '../../../components/content/data-table'
import { Tag } from '../../../components/content/tag'
import { SelectInput, TextInput } from '../console-fields'
import { ConsoleMain } from '../console-page'
import { CsvButton } from '../csv-button'
import { ListState } from '../list-state'
import type { ListedStaff } from '../listed-rows'
import type { Office } from '../use-office'
import { usePlaces } from '../use-places'
import { useWholeList } from '../use-whole-list'
import { AccountPanel } from './account-panel'
import { StaffForm } from './staff-form'

const roleWords = ({ roles }: ListedStaff): string =>
  roles
    .map(({ role, organizationName }) => `${STAFF_ROLE_NAMES_ZH[role]} · ${organizationName}`)
    .join('；') || '—'

const COLUMNS: readonly DataColumn<ListedStaff>[] = [
  { key: 'name', title: '姓名', text: ({ name }) => name },
  { key: 'phone', title: '手机', text: ({ phoneMasked }) => phoneMasked ?? '—' },
  {
    key: 'roles',
    title: '岗位',
    text: roleWords,
    share: 50,
  },
  {
    key: 'secondFactor',
    title: '二次验证',
    text: ({ hasSecondFactor }) => (hasSecondFactor ? '已绑定' : '没绑定'),
    cell: ({ hasSecondFactor }) => (
      <Tag tone={hasSecondFactor ? 'ok' : 'mute'} icon="lock" label={hasSecondFactor ? '已绑定' : '没绑定'} />
    ),
  },
  {
    key: 'lastSeen',
    title: '最近使用',
    text: ({ lastSeenAt }) => lastSeenAt?.slice(0, 16).replace('T', ' ') ?? '—',
  },
]
const ALL = 'all'

/** Who works for the alliance and as what. */
export function AccountsDesk({ office }: { readonly office: Office }) {
  const [query, setQuery] = useState('')
  const [role, setRole] = useState<StaffRole | typeof ALL>(ALL)
  const [id, setId] = useState<string | null>()
  const places = usePlaces()
  const filter = { query, ...(role !== ALL && { role }) }
  const list = useWholeList('staff', filter, (cursor) => client.staff.list.query({ ...filter, cursor }))
  const rows = list.kind === 'ready' ? list.answer.rows : []
  const selected = id === null ? undefined : (rows.find(({ accountId }) => accountId === id) ?? rows[0])
  return (
    <ConsoleMain
      title="账号与岗位"
      office={office}
      counts={list.kind === 'ready' && <Text className="t-3">共 {rows.length} 人</Text>}
      filters={
        <>
          <TextInput
            isCompact
            type="search"
            label="找人"
            placeholder="姓名"
            value={query}
            maxLength={40}
            onInput={setQuery}
          />
          <SelectInput
            isCompact
            label="岗位"
            value={role}
            choices={[
              { value: ALL, label: '全部岗位' },
              ...STAFF_ROLES.map((value) => ({ value, label: STAFF_ROLE_NAMES_ZH[value] })),
            ]}
            onChange={setRole}
          />
          <span className="push">
            <Button label="加一位员工" icon="plus" size="medium" width="words" onTap={() => setId(null)} />
          </span>
        </>
      }
      panel={
        selected ? (
          <AccountPanel key={selected.accountId} person={selected} places={places} />
        ) : (
          <StaffForm places={places} onAdded={setId} />
        )
      }
    >
      <ListState
        state={list}
        what="员工"
        isEmpty={(answer) => answer.rows.length === 0}
        emptyWhy="换个名字或岗位找。新员工先用手机登录一次，再在这里加。"
      >
        {(answer) => (
          <DataTable
            label="账号与岗位"
            columns={COLUMNS}
            rows={answer.rows}
            rowId={({ accountId }) => accountId}
            selectedId={selected?.accountId}
            onSelect={({ accountId }) => setId(accountId)}
            foot={<CsvButton name="账号与岗位" rows={answer.rows} columns={COLUMNS} />}
          />
        )}
      </ListState>
    </ConsoleMain>
  )
}
