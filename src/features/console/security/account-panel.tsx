import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { STAFF_ROLE_NAMES_ZH, type StaffRole } from '#domain/account/account-role'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput } from '../console-fields'
import { ListState } from '../list-state'
import type { ListedStaff } from '../listed-rows'
import { type Place, placeChoices } from '../use-places'
import { useConsoleAnswer } from '../use-whole-list'
import { ROLE_CHOICES } from './role-choices'

interface AccountPanelProps {
  readonly person: ListedStaff
  readonly places: readonly Place[]
}

/** What somebody may do, where they are logged in, and how both end. */
export function AccountPanel({ person, places }: AccountPanelProps) {
  return (
    <>
      <Card label="岗位">
        <Text className="console-card__title">{person.name}</Text>
        {person.practitioner && <View className="t-2">目录里的医护</View>}
        {person.roles.map((role) => (
          <RoleEnding key={role.id} role={role} />
        ))}
        <details className="console-fold">
          <summary>再给一个岗位</summary>
          <RoleGift accountId={person.accountId} places={places} />
        </details>
      </Card>
      <LogIns accountId={person.accountId} />
      {person.hasSecondFactor && <SecondFactor accountId={person.accountId} />}
    </>
  )
}

function RoleEnding({ role }: { readonly role: ListedStaff['roles'][number] }) {
  const end = useWrite(client.staff.endRole.mutate)
  return (
    <details className="console-fold">
      <summary>
        {STAFF_ROLE_NAMES_ZH[role.role]} · {role.organizationName}
      </summary>
      <ChangeForm
        noReason
        label="结束这个岗位"
        kind="danger"
        send={() => end.mutateAsync({ id: role.id })}
        done={() => '结束了，一秒内不再有这个岗位的权限。'}
      >
        <View className="t-2">从 {role.since.slice(0, 10)} 起。可以在「变更记录」里撤回。</View>
      </ChangeForm>
    </details>
  )
}

function RoleGift({ accountId, places }: { readonly accountId: string; readonly places: readonly Place[] }) {
  const [role, setRole] = useState<StaffRole>('front-desk')
  const [organizationId, setOrganizationId] = useState('')
  const place = organizationId || (places[0]?.id ?? '')
  const give = useWrite(client.staff.giveRole.mutate)
  return (
    <ChangeForm
      noReason
      label="给这个岗位"
      missing={place === '' ? '先选机构' : undefined}
      send={() => give.mutateAsync({ accountId, role, organizationId: place })}
      done={() => '给了，一秒内生效。'}
    >
      <SelectInput label="岗位" value={role} choices={ROLE_CHOICES} onChange={setRole} />
      <SelectInput label="机构" value={place} choices={placeChoices(places)} onChange={setOrganizationId} />
    </ChangeForm>
  )
}

function LogIns({ accountId }: { readonly accountId: string }) {
  const asked = useConsoleAnswer('log-ins', { accountId }, () => client.staff.logIns.query({ accountId }))
  const revoke = useWrite(client.staff.revokeLogIn.mutate)
  return (
    <Card label="登录着的地方">
      <Text className="console-card__title">登录着的地方</Text>
      <ListState state={asked} what="登录" isEmpty={() => false} emptyWhy="">
        {({ rows }) =>
          rows.length === 0 ? (
            <View className="t-2">现在没有登录。</View>
          ) : (
            rows.map((logIn) => (
              <details key={logIn.id} className="console-fold">
                <summary className="t-digits">
                  {logIn.openedAt.slice(0, 16).replace('T', ' ')} 登录，{logIn.lastSeenAt.slice(11, 16)} 用过
                </summary>
                <ChangeForm
                  noReason
                  label="退出这次登录"
                  kind="danger"
                  send={() => revoke.mutateAsync({ id: logIn.id })}
                  done={() => '退出了。'}
                />
              </details>
            ))
          )
        }
      </ListState>
    </Card>
  )
}

function SecondFactor({ accountId }: { readonly accountId: string }) {
  const reset = useWrite(client.staff.resetSecondFactor.mutate)
  return (
    <Card label="二次验证">
      <details className="console-fold">
        <summary>换手机了，重新绑定验证器</summary>
        <ChangeForm
          noReason
          label="解除绑定"
          kind="danger"
          send={() => reset.mutateAsync({ accountId })}
          done={() => '解除了，这位员工下次要重新绑定。'}
        >
          <View className="t-2">先当面核对是本人。解除以后，现在的登录都要重新验证。</View>
        </ChangeForm>
      </details>
    </Card>
  )
}
