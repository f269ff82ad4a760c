/** FHIR AdministrativeGender, as far as Chinese identity documents know it. */
export const SEXES = ['male', 'female'] as const
export type Sex = (typeof SEXES)[number]

export const SEX_NAMES_ZH = { male: '男', female: '女' } as const satisfies Record<Sex, string>
