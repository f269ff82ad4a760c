import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SERVICE_NAMES_ZH, SERVICES, type Service } from '#domain/kernel/healthcare-service'
import { isLocalDate, localDateOf } from '#domain/kernel/time'
import { client } from '../../../api/client'
import { serverNow } from '../../../api/server-clock'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { CheckGroup, FieldPair, SelectInput, TextInput } from '../console-fields'
import type { ListedPractitioner } from '../listed-rows'
import { type Place, placeChoices } from '../use-places'

const SERVICE_CHOICES = SERVICES.map((value) => ({ value, label: SERVICE_NAMES_ZH[value] }))

interface PractitionerPanelProps {
  /** None for somebody new. */
  readonly person: ListedPractitioner | undefined
  readonly places: readonly Place[]
  readonly onAdded: (id: string) => void
}

/** What families read of somebody, where they work and which certificates they hold. */
export function PractitionerPanel({ person, places, onAdded }: PractitionerPanelProps) {
  return (
    <>
      <PersonForm person={person} onAdded={onAdded} />
      {person && (
        <>
          <Card label="执业地点">
            <Text className="console-card__title">执业地点</Text>
            {person.roles.map((role) => (
              <details key={role.id} className="console-fold">
                <summary>{role.organizationName}</summary>
                <RoleForm practitionerId={person.id} role={role} places={places} />
              </details>
            ))}
            <details className="console-fold">
              <summary>加一个执业地点</summary>
              <RoleForm practitionerId={person.id} role={undefined} places={places} />
            </details>
          </Card>
          <Card label="儿科认证">
            <Text className="console-card__title">儿科认证</Text>
            {person.certifications.map((certification) => (
              <details key={certification.id} className="console-fold">
                <summary>
                  {certification.number} · 到 {certification.validTo}
                </summary>
                <CertificationForm practitionerId={person.id} certification={certification} />
              </details>
            ))}
            <details className="console-fold">
              <summary>登记一张证书</summary>
              <CertificationForm practitionerId={person.id} certification={undefined} />
            </details>
          </Card>
        </>
      )}
    </>
  )
}

function PersonForm({ person, onAdded }: Pick<PractitionerPanelProps, 'person' | 'onAdded'>) {
  const [name, setName] = useState(person?.name ?? '')
  const [title, setTitle] = useState(person?.title ?? '')
  const [intro, setIntro] = useState(person?.intro ?? '')
  const write = useWrite(client.directory.savePractitioner.mutate)
  const isWhole = name.trim() !== '' && title.trim() !== ''
  return (
    <Card label={person?.name ?? '新医护'}>
      <ChangeForm
        label={person ? '保存' : '加上这位'}
        missing={isWhole ? undefined : '先写姓名和职称'}
        send={async (reason) => {
          const { id } = await write.mutateAsync({
            ...(person && { id: person.id }),
            name,
            title,
            intro,
            reason,
          })
          onAdded(id)
        }}
        done={() => '保存了。'}
      >
        <Text className="console-card__title">{person?.name ?? '新医护'}</Text>
        {!person && <View className="t-2">先加上名字，再写在哪里执业。没有执业地点的人，家长看不到。</View>}
        <FieldPair>
          <TextInput label="姓名" value={name} maxLength={40} onInput={setName} />
          <TextInput label="职称" value={title} maxLength={40} onInput={setTitle} />
        </FieldPair>
        <TextInput label="给家长看的介绍" value={intro} maxLength={200} lines={3} onInput={setIntro} />
      </ChangeForm>
    </Card>
  )
}

interface RoleFormProps {
  readonly practitionerId: string
  readonly role: ListedPractitioner['roles'][number] | undefined
  readonly places: readonly Place[]
}

function RoleForm({ practitionerId, role, places }: RoleFormProps) {
  const [organizationId, setOrganizationId] = useState(role?.organizationId ?? '')
  const [services, setServices] = useState<readonly Service[]>(role?.services ?? [])
  const [since, setSince] = useState<string>(role?.since ?? localDateOf(serverNow()))
  const [until, setUntil] = useState<string>(role?.until ?? '')
  const write = useWrite(client.directory.saveRole.mutate)
  const place = organizationId || places[0]?.id

  function missing(): string | undefined {
    if (services.length === 0) return '先选服务'
    return isLocalDate(since) && (until === '' || isLocalDate(until)) ? undefined : '先写日期'
  }

  return (
    <ChangeForm
      label={role ? '保存执业地点' : '加上执业地点'}
      missing={missing()}
      send={async (reason) => {
        if (!place || !isLocalDate(since)) throw new RangeError(since)
        const days = { since, until: isLocalDate(until) ? until : null }
        const id = role && { id: role.id }
        const where = { practitionerId, organizationId: place, services: [...services] }
        return write.mutateAsync({ ...id, ...where, ...days, reason })
      }}
      done={() => '保存了。'}
    >
      <SelectInput
        label="机构"
        value={place ?? ''}
        choices={placeChoices(places)}
        onChange={setOrganizationId}
      />
      <CheckGroup label="服务" choices={SERVICE_CHOICES} chosen={services} onChange={setServices} />
      <FieldPair>
        <TextInput label="从" type="date" value={since} onInput={setSince} />
        <TextInput label="到哪天前（空着就是一直）" type="date" value={until} onInput={setUntil} />
      </FieldPair>
    </ChangeForm>
  )
}

interface CertificationFormProps {
  readonly practitionerId: string
  readonly certification: ListedPractitioner['certifications'][number] | undefined
}

function CertificationForm({ practitionerId, certification }: CertificationFormProps) {
  const [number, setNumber] = useState(certification?.number ?? '')
  const [validFrom, setValidFrom] = useState<string>(certification?.validFrom ?? '')
  const [validTo, setValidTo] = useState<string>(certification?.validTo ?? '')
  const write = useWrite(client.directory.saveCertification.mutate)
  const isWhole = number.trim().length > 2 && isLocalDate(validFrom) && isLocalDate(validTo)
  return (
    <ChangeForm
      label={certification ? '保存证书' : '登记证书'}
      missing={isWhole ? undefined : '先写证书号和日期'}
      send={async (reason) => {
        if (!isLocalDate(validFrom) || !isLocalDate(validTo)) throw new RangeError(validFrom)
        const id = certification && { id: certification.id }
        return write.mutateAsync({ ...id, practitionerId, number, validFrom, validTo, reason })
      }}
      done={() => '保存了。算不算首诊看就诊那天证书在不在有效期。'}
    >
      <TextInput label="证书号" value={number} maxLength={40} onInput={setNumber} />
      <FieldPair>
        <TextInput label="有效期从" type="date" value={validFrom} onInput={setValidFrom} />
        <TextInput label="到（含这天）" type="date" value={validTo} onInput={setValidTo} />
      </FieldPair>
    </ChangeForm>
  )
}
