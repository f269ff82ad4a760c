import { Text } from '@tarojs/components'
import { useState } from 'react'
import { BADGE_NAMES_ZH, type Badge } from '#domain/directory/badge'
import { ORGANIZATION_KINDS } from '#domain/directory/organization-kind'
import { mayHangUnder, ORGANIZATION_KIND_NAMES_ZH } from '#domain/directory/organization-tree'
import { SERVICE_NAMES_ZH, SERVICES } from '#domain/kernel/healthcare-service'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { CheckGroup, FieldPair, SelectInput, TextInput } from '../console-fields'
import type { Office } from '../use-office'
import { type Place, placeChoices } from '../use-places'

const KINDS = ORGANIZATION_KINDS.map((value) => ({ value, label: ORGANIZATION_KIND_NAMES_ZH[value] }))
const SERVICE_CHOICES = SERVICES.map((value) => ({ value, label: SERVICE_NAMES_ZH[value] }))
const BADGE_CHOICES = (Object.keys(BADGE_NAMES_ZH) as Badge[]).map((value) => ({
  value,
  label: BADGE_NAMES_ZH[value],
}))

interface OrganizationFormProps {
  /** None for a new one. */
  readonly place: Place | undefined
  readonly places: readonly Place[]
  readonly office: Office
}

type Draft = Omit<Place, 'id' | 'parentName'>

export function OrganizationForm({ place, places, office }: OrganizationFormProps) {
  const [draft, setDraft] = useState<Draft>(() => place ?? emptyDraft(office))
  const [position, setPosition] = useState(place ? `${place.latitude}, ${place.longitude}` : '')
  const write = useWrite(client.directory.saveOrganization.mutate)
  const put = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const parents = places.filter(({ id, kind }) => id !== place?.id && mayHangUnder(draft.kind, kind))
  const isOffice = place?.id === office.organizationId
  const point = position.split(/[,，\s]+/).map(Number)
  const [latitude = Number.NaN, longitude = Number.NaN] = point

  function missing(): string | undefined {
    if (draft.name.trim().length < 2) return '先写名称'
    if (draft.kind !== 'region' && (draft.street.trim() === '' || draft.address.trim() === '')) {
      return '先写街道和地址'
    }
    if (!/^[0-9][0-9-]{4,19}$/.test(draft.phone)) return '电话只写数字和短横'
    return point.length === 2 && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
      ? undefined
      : '先写纬度和经度'
  }

  return (
    <Card label={place?.name ?? '新机构'}>
      <ChangeForm
        label={place ? '保存' : '加上这家'}
        missing={missing()}
        send={async (reason) => {
          const { parentId, kind, name, street, address, phone, badges, services, region } = draft
          const words = { kind, name, street, address, phone, region, latitude, longitude }
          const lists = { badges: [...badges], services: [...services] }
          const id = place && { id: place.id }
          return write.mutateAsync({ ...id, parentId, ...words, ...lists, reason })
        }}
        done={() => '保存了。按名称和拼音都能找到它。'}
      >
        <Text className="console-card__title">{place?.name ?? '新机构'}</Text>
        <TextInput label="名称" value={draft.name} maxLength={60} onInput={(name) => put({ name })} />
        {!isOffice && (
          <>
            <SelectInput label="类别" value={draft.kind} choices={KINDS} onChange={(kind) => put({ kind })} />
            <SelectInput
              label="上级"
              value={draft.parentId ?? ''}
              choices={placeChoices(parents)}
              onChange={(parentId) => put({ parentId })}
            />
          </>
        )}
        <FieldPair>
          <TextInput label="街道" value={draft.street} maxLength={40} onInput={(street) => put({ street })} />
          <TextInput label="电话" value={draft.phone} maxLength={20} onInput={(phone) => put({ phone })} />
        </FieldPair>
        <TextInput
          label="地址"
          value={draft.address}
          maxLength={120}
          onInput={(address) => put({ address })}
        />
        <FieldPair>
          <TextInput
            label="纬度, 经度"
            value={position}
            placeholder="30.6121, 103.3184"
            onInput={setPosition}
          />
          <TextInput
            label="规则地区"
            value={draft.region}
            maxLength={40}
            onInput={(region) => put({ region })}
          />
        </FieldPair>
        <CheckGroup
          label="服务"
          choices={SERVICE_CHOICES}
          chosen={draft.services}
          onChange={(services) => put({ services })}
        />
        <CheckGroup
          label="标识"
          choices={BADGE_CHOICES}
          chosen={draft.badges}
          onChange={(badges) => put({ badges })}
        />
      </ChangeForm>
    </Card>
  )
}

function emptyDraft({ organizationId }: Office): Draft {
  return {
    parentId: organizationId,
    kind: 'community-centre',
    name: '',
    street: '',
    address: '',
    phone: '',
    latitude: 0,
    longitude: 0,
    badges: [],
    services: [],
    region: '*',
  }
}
