import { Text } from '@tarojs/components'
import { useState } from 'react'
import { HOSPITAL_LEVEL_NAMES_ZH, HOSPITAL_LEVELS } from '#domain/mutual-aid/claim/claim-care'
import { client } from '../../../api/client'
import { useWrite } from '../../../api/use-write'
import { Card } from '../../../components/content/card'
import { ChangeForm } from '../change-form'
import { FieldPair, SelectInput, TextInput } from '../console-fields'
import type { Application } from './claim-application'
import { type Corrected, correctionMissing, firstCorrection, toCorrect } from './claim-corrected'

/** What the papers say in place of what the family typed; somebody else approves it. */
export function ClaimCorrection({ application }: { readonly application: Application }) {
  const [typed, setTyped] = useState<Corrected>(firstCorrection(application))
  const correcting = useWrite(client.claim.correct.mutate)
  if (application.status !== 'submitted' && application.status !== 'need-more') return null
  const put = (step: Partial<Corrected>) => setTyped({ ...typed, ...step })
  const elsewhere = { value: '', label: '名单里没有，写名字' }
  return (
    <Card label="按单据更正">
      <Text className="console-card__title">按单据更正</Text>
      <Text className="t-3">改了什么、原来是什么，都写进经过，家庭看得到；由另一个人审批。</Text>
      <ChangeForm
        label="更正"
        kind="secondary"
        noReason
        missing={correctionMissing(typed, application)}
        send={() => correcting.mutateAsync(toCorrect(typed, application))}
        done={() => '改好了，上面重新算过。'}
      >
        <TextInput
          label="诊断编码"
          value={typed.code}
          maxLength={12}
          onInput={(code) => put({ code: code.trim().toUpperCase() })}
        />
        <FieldPair>
          <SelectInput
            label="在哪里看的"
            value={typed.organizationId}
            choices={[elsewhere, ...application.places.map(({ id, name }) => ({ value: id, label: name }))]}
            onChange={(organizationId) => put({ organizationId })}
          />
          <SelectInput
            label="几级医院"
            value={typed.level}
            choices={HOSPITAL_LEVELS.map((value) => ({ value, label: HOSPITAL_LEVEL_NAMES_ZH[value] }))}
            onChange={(level) => put({ level })}
          />
        </FieldPair>
        {typed.organizationId === '' && (
          <TextInput
            label="医院名字"
            value={typed.hospitalName}
            maxLength={60}
            onInput={(hospitalName) => put({ hospitalName })}
          />
        )}
      </ChangeForm>
    </Card>
  )
}
