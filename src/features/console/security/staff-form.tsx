import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import type { StaffRole } from '#domain/account/account-role'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { SelectInput, TextInput } from '../console-fields'
import { type Place, placeChoices } from '../use-places'
import { ROLE_CHOICES } from './role-choices'

interface StaffFormProps {
  readonly places: readonly Place[]
  readonly onAdded: (accountId: string) => void
}

/** Makes a member of staff of an account that exists: whoever holds the telephone has logged in with it once. */
export function StaffForm({ places, onAdded }: StaffFormProps) {
  const [phone, setPhone] = useState('')
  const [name, setName] = useState('')
  const [role, setRole] = useState<StaffRole>('front-desk')
  const [organizationId, setOrganizationId] = useState('')
  const place = organizationId || (places[0]?.id ?? '')
  const add = useWrite(client.staff.add.mutate)
  const isWhole = phone.trim().length >= 11 && name.trim() !== '' && place !== ''
  return (
    <Card label="新员工">
      <ChangeForm
        noReason
        label="加上这位"
        missing={isWhole ? undefined : '先写手机和姓名'}
        send={async () => {
          const { accountId } = await add.mutateAsync({ phone, name, role, organizationId: place })
          onAdded(accountId)
        }}
        done={() => '加上了，下次打开就能用。'}
      >
        <Text className="console-card__title">新员工</Text>
        <View className="t-2">这位员工要先用这个手机号登录过一次。</View>
        <TextInput label="手机" value={phone} maxLength={20} onInput={setPhone} />
        <TextInput label="姓名" value={name} maxLength={40} onInput={setName} />
        <SelectInput label="岗位" value={role} choices={ROLE_CHOICES} onChange={setRole} />
        <SelectInput label="机构" value={place} choices={placeChoices(places)} onChange={setOrganizationId} />
      </ChangeForm>
    </Card>
  )
}
