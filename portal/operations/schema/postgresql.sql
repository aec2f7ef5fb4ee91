-- Made by `make schema`; do not edit. Hash of the migrations: 7b4e86e232c4696bee0d21b8a0d1c867489fbf42080b394fb889aef055e4d5dc
-- account.0001_initial account.0002_email_max_length account.0003_alter_emailaddress_create_unique_verified_email account.0004_alter_emailaddress_drop_unique_email account.0005_emailaddress_idx_upper_email account.0006_emailaddress_lower account.0007_emailaddress_idx_email account.0008_emailaddress_unique_primary_email_fixup account.0009_emailaddress_unique_primary_email activity.0001_initial admin.0001_initial admin.0002_logentry_remove_auto_add admin.0003_logentry_add_action_flag_choices articles.0001_initial auth.0001_initial auth.0002_alter_permission_name_max_length auth.0003_alter_user_email_max_length auth.0004_alter_user_username_opts auth.0005_alter_user_last_login_null auth.0006_require_contenttypes_0002 auth.0007_alter_validators_add_error_messages auth.0008_alter_user_username_max_length auth.0009_alter_user_last_name_max_length auth.0010_alter_group_name_max_length auth.0011_update_proxy_permissions auth.0012_alter_user_first_name_max_length boards.0001_initial common.0001_initial contenttypes.0001_initial contenttypes.0002_remove_content_type_name contests.0001_initial conversions.0001_initial crm.0001_initial crm.0002_roles django_tasks_database.0001_initial django_tasks_database.0002_alter_dbtaskresult_options django_tasks_database.0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at django_tasks_database.0004_dbtaskresult_started_at django_tasks_database.0005_alter_dbtaskresult_priority_and_more django_tasks_database.0006_alter_dbtaskresult_args_kwargs_and_more django_tasks_database.0007_add_separate_results_fields django_tasks_database.0008_separate_results_field django_tasks_database.0009_remove_results_field django_tasks_database.0010_alter_dbtaskresult_status django_tasks_database.0011_rename_complete_status django_tasks_database.0012_add_separate_exception_fields django_tasks_database.0013_separate_exception_fields django_tasks_database.0014_remove_dbtaskresult_exception_data django_tasks_database.0015_correctly_order_run_after django_tasks_database.0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more django_tasks_database.0017_dbtaskresult_metadata django_tasks_database.0018_rename_succeeded_status django_tasks_database.0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more django_tasks_database.0020_update_db_task_result_ordering django_tasks_database.0021_conditional_partial_index_ordering duplicates.0001_initial forums.0001_initial ideas.0001_initial insights.0001_initial internal_records.0001_initial internal_records.0002_rice members.0001_initial members.0002_membership_settings members.0003_roles mfa.0001_initial mfa.0002_authenticator_timestamps mfa.0003_authenticator_type_uniq moderation.0001_initial moderation.0002_private_readings_stay moderation.0003_rules_and_reasons moderation.0004_checks_of_accounts notifications.0001_initial operations.0001_initial pages.0001_initial pages.0002_content pairwise.0001_initial polls.0001_initial products.0001_initial ratings.0001_initial ratings.0002_roles roadmap.0001_initial search.0001_initial search.0002_full_text sessions.0001_initial socialaccount.0001_initial socialaccount.0002_token_max_lengths socialaccount.0003_extra_data_default_dict socialaccount.0004_app_provider_id_settings socialaccount.0005_socialtoken_nullable_app socialaccount.0006_alter_socialaccount_extra_data taggit.0001_initial taggit.0002_auto_20150616_2121 taggit.0003_taggeditem_add_unique_index taggit.0004_alter_taggeditem_content_type_alter_taggeditem_tag taggit.0005_auto_20220424_2025 taggit.0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx usersessions.0001_initial wagtailadmin.0001_create_admin_access_permissions wagtailadmin.0002_admin wagtailadmin.0003_admin_managed wagtailadmin.0004_editingsession wagtailadmin.0005_editingsession_is_editing wagtailadmin.0006_formstate wagtailcore.0001_initial wagtailcore.0001_squashed_0016_change_page_url_path_to_text_field wagtailcore.0002_initial_data wagtailcore.0003_add_uniqueness_constraint_on_group_page_permission wagtailcore.0004_page_locked wagtailcore.0005_add_page_lock_permission_to_moderators wagtailcore.0006_add_lock_page_permission wagtailcore.0007_page_latest_revision_created_at wagtailcore.0008_populate_latest_revision_created_at wagtailcore.0009_remove_auto_now_add_from_pagerevision_created_at wagtailcore.0010_change_page_owner_to_null_on_delete wagtailcore.0011_page_first_published_at wagtailcore.0012_extend_page_slug_field wagtailcore.0013_update_golive_expire_help_text wagtailcore.0014_add_verbose_name wagtailcore.0015_add_more_verbose_names wagtailcore.0016_change_page_url_path_to_text_field wagtailcore.0017_change_edit_page_permission_description wagtailcore.0018_pagerevision_submitted_for_moderation_index wagtailcore.0019_verbose_names_cleanup wagtailcore.0020_add_index_on_page_first_published_at wagtailcore.0021_capitalizeverbose wagtailcore.0022_add_site_name wagtailcore.0023_alter_page_revision_on_delete_behaviour wagtailcore.0024_alter_page_content_type_on_delete_behaviour wagtailcore.0024_collection wagtailcore.0025_collection_initial_data wagtailcore.0026_group_collection_permission wagtailcore.0027_fix_collection_path_collation wagtailcore.0028_merge wagtailcore.0029_unicode_slugfield_dj19 wagtailcore.0030_index_on_pagerevision_created_at wagtailcore.0031_add_page_view_restriction_types wagtailcore.0032_add_bulk_delete_page_permission wagtailcore.0033_remove_golive_expiry_help_text wagtailcore.0034_page_live_revision wagtailcore.0035_page_last_published_at wagtailcore.0036_populate_page_last_published_at wagtailcore.0037_set_page_owner_editable wagtailcore.0038_make_first_published_at_editable wagtailcore.0039_collectionviewrestriction wagtailcore.0040_page_draft_title wagtailcore.0041_group_collection_permissions_verbose_name_plural wagtailcore.0042_index_on_pagerevision_approved_go_live_at wagtailcore.0043_lock_fields wagtailcore.0044_add_unlock_grouppagepermission wagtailcore.0045_assign_unlock_grouppagepermission wagtailcore.0046_site_name_remove_null wagtailcore.0047_add_workflow_models wagtailcore.0048_add_default_workflows wagtailcore.0049_taskstate_finished_by wagtailcore.0050_workflow_rejected_to_needs_changes wagtailcore.0051_taskstate_comment wagtailcore.0052_pagelogentry wagtailcore.0053_locale_model wagtailcore.0054_initial_locale wagtailcore.0055_page_locale_fields wagtailcore.0056_page_locale_fields_populate wagtailcore.0057_page_locale_fields_notnull wagtailcore.0058_page_alias_of wagtailcore.0059_apply_collection_ordering wagtailcore.0060_fix_workflow_unique_constraint wagtailcore.0061_change_promote_tab_helpt_text_and_verbose_names wagtailcore.0062_comment_models_and_pagesubscription wagtailcore.0063_modellogentry wagtailcore.0064_log_timestamp_indexes wagtailcore.0065_log_entry_uuid wagtailcore.0066_collection_management_permissions wagtailcore.0067_alter_pagerevision_content_json wagtailcore.0068_log_entry_empty_object wagtailcore.0069_log_entry_jsonfield wagtailcore.0070_rename_pagerevision_revision wagtailcore.0071_populate_revision_content_type wagtailcore.0072_alter_revision_content_type_notnull wagtailcore.0073_page_latest_revision wagtailcore.0074_revision_object_str wagtailcore.0075_populate_latest_revision_and_revision_object_str wagtailcore.0076_modellogentry_revision wagtailcore.0077_alter_revision_user wagtailcore.0078_referenceindex wagtailcore.0079_rename_taskstate_page_revision wagtailcore.0080_generic_workflowstate wagtailcore.0081_populate_workflowstate_content_type wagtailcore.0082_alter_workflowstate_content_type_notnull wagtailcore.0083_workflowcontenttype wagtailcore.0084_add_default_page_permissions wagtailcore.0085_add_grouppagepermission_permission wagtailcore.0086_populate_grouppagepermission_permission wagtailcore.0087_alter_grouppagepermission_unique_together_and_more wagtailcore.0088_fix_log_entry_json_timestamps wagtailcore.0089_log_entry_data_json_null_to_object wagtailcore.0090_remove_grouppagepermission_permission_type wagtailcore.0091_remove_revision_submitted_for_moderation wagtailcore.0092_alter_collectionviewrestriction_password_and_more wagtailcore.0093_uploadedfile wagtailcore.0094_alter_page_locale wagtailcore.0095_groupsitepermission wagtailcore.0096_referenceindex_referenceindex_source_object_and_more wagtailcore.0097_baselogentry_uuid_action_timestamp_indexes wagtailcore.0098_apitoken wagtaildocs.0001_initial wagtaildocs.0002_initial_data wagtaildocs.0003_add_verbose_names wagtaildocs.0004_capitalizeverbose wagtaildocs.0005_alter_uploaded_by_user_on_delete_action wagtaildocs.0005_document_collection wagtaildocs.0006_copy_document_permissions_to_collections wagtaildocs.0007_merge wagtaildocs.0008_document_file_size wagtaildocs.0009_document_verbose_name_plural wagtaildocs.0010_document_file_hash wagtaildocs.0011_add_choose_permissions wagtaildocs.0012_uploadeddocument wagtaildocs.0013_delete_uploadeddocument wagtaildocs.0014_alter_document_file_size wagtailembeds.0001_initial wagtailembeds.0002_add_verbose_names wagtailembeds.0003_capitalizeverbose wagtailembeds.0004_embed_verbose_name_plural wagtailembeds.0005_specify_thumbnail_url_max_length wagtailembeds.0006_add_embed_hash wagtailembeds.0007_populate_hash wagtailembeds.0008_allow_long_urls wagtailembeds.0009_embed_cache_until wagtailimages.0001_initial wagtailimages.0001_squashed_0021 wagtailimages.0002_initial_data wagtailimages.0003_fix_focal_point_fields wagtailimages.0004_make_focal_point_key_not_nullable wagtailimages.0005_make_filter_spec_unique wagtailimages.0006_add_verbose_names wagtailimages.0007_image_file_size wagtailimages.0008_image_created_at_index wagtailimages.0009_capitalizeverbose wagtailimages.0010_change_on_delete_behaviour wagtailimages.0011_image_collection wagtailimages.0012_copy_image_permissions_to_collections wagtailimages.0013_make_rendition_upload_callable wagtailimages.0014_add_filter_spec_field wagtailimages.0015_fill_filter_spec_field wagtailimages.0016_deprecate_rendition_filter_relation wagtailimages.0017_reduce_focal_point_key_max_length wagtailimages.0018_remove_rendition_filter wagtailimages.0019_delete_filter wagtailimages.0020_add-verbose-name wagtailimages.0021_image_file_hash wagtailimages.0022_uploadedimage wagtailimages.0023_add_choose_permissions wagtailimages.0024_index_image_file_hash wagtailimages.0025_alter_image_file_alter_rendition_file wagtailimages.0026_delete_uploadedimage wagtailimages.0027_image_description wagtailredirects.0001_initial wagtailredirects.0002_add_verbose_names wagtailredirects.0003_make_site_field_editable wagtailredirects.0004_set_unique_on_path_and_site wagtailredirects.0005_capitalizeverbose wagtailredirects.0006_redirect_increase_max_length wagtailredirects.0007_add_autocreate_fields wagtailredirects.0008_add_verbose_name_plural wagtailsearch.0001_initial wagtailsearch.0002_add_verbose_names wagtailsearch.0003_remove_editors_pick wagtailsearch.0004_querydailyhits_verbose_name_plural wagtailsearch.0005_create_indexentry wagtailsearch.0006_customise_indexentry wagtailsearch.0007_delete_editorspick wagtailsearch.0008_remove_query_and_querydailyhits_models wagtailsearch.0009_remove_ngram_autocomplete wagtailsearch.0010_add_text_fields wagtailusers.0001_initial wagtailusers.0002_add_verbose_name_on_userprofile wagtailusers.0003_add_verbose_names wagtailusers.0004_capitalizeverbose wagtailusers.0005_make_related_name_wagtail_specific wagtailusers.0006_userprofile_prefered_language wagtailusers.0007_userprofile_current_time_zone wagtailusers.0008_userprofile_avatar wagtailusers.0009_userprofile_verbose_name_plural wagtailusers.0010_userprofile_updated_comments_notifications wagtailusers.0011_userprofile_dismissibles wagtailusers.0012_userprofile_theme wagtailusers.0013_userprofile_density wagtailusers.0014_userprofile_contrast wagtailusers.0015_userprofile_keyboard_shortcuts workbench.0001_initial writing.0001_initial
CREATE FUNCTION public.private_reading_stays() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
BEGIN
    RAISE EXCEPTION 'Readings of private content are neither changed nor deleted.' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TEXT SEARCH DICTIONARY public.commonweal_stem (
    TEMPLATE = pg_catalog.snowball,
    language = 'english' );
CREATE TEXT SEARCH CONFIGURATION public.commonweal (
    PARSER = pg_catalog."default" );
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR asciiword WITH public.commonweal_stem, simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR word WITH public.commonweal_stem, simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR numword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR email WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR url WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR host WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR sfloat WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR version WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR hword_numpart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR hword_part WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR hword_asciipart WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR numhword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR asciihword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR hword WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR url_path WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR file WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR "float" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR "int" WITH simple;
ALTER TEXT SEARCH CONFIGURATION public.commonweal
    ADD MAPPING FOR uint WITH simple;
CREATE TABLE public.account_emailaddress (
    id integer NOT NULL,
    email character varying(254) NOT NULL,
    verified boolean NOT NULL,
    "primary" boolean NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.account_emailaddress ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailaddress_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.account_emailconfirmation (
    id integer NOT NULL,
    created timestamp with time zone NOT NULL,
    sent timestamp with time zone,
    key character varying(64) NOT NULL,
    email_address_id integer NOT NULL
);
ALTER TABLE public.account_emailconfirmation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.account_emailconfirmation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_activity (
    id bigint NOT NULL,
    type character varying(80) NOT NULL,
    verb character varying(10) NOT NULL,
    object_id bigint NOT NULL,
    target_id bigint,
    data jsonb NOT NULL,
    happened_at timestamp with time zone NOT NULL,
    is_imported boolean NOT NULL,
    actor_id bigint,
    object_type_id integer NOT NULL,
    target_type_id integer,
    CONSTRAINT activity_activity_object_id_check CHECK ((object_id >= 0)),
    CONSTRAINT activity_activity_target_id_check CHECK ((target_id >= 0))
);
ALTER TABLE public.activity_activity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activity_activity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_pendingreaction (
    id bigint NOT NULL,
    leased_until timestamp with time zone,
    leased_by character varying(64) NOT NULL,
    reaction character varying(200) NOT NULL,
    is_outside boolean NOT NULL,
    attempts smallint NOT NULL,
    not_before timestamp with time zone NOT NULL,
    last_error text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    activity_id bigint NOT NULL,
    CONSTRAINT activity_pendingreaction_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE public.activity_pendingreaction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activity_pendingreaction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_periodicjob (
    id bigint NOT NULL,
    leased_until timestamp with time zone,
    leased_by character varying(64) NOT NULL,
    name character varying(200) NOT NULL,
    next_at timestamp with time zone NOT NULL,
    started_at timestamp with time zone,
    finished_at timestamp with time zone,
    failures integer NOT NULL,
    last_error text NOT NULL,
    CONSTRAINT activity_periodicjob_failures_check CHECK ((failures >= 0))
);
ALTER TABLE public.activity_periodicjob ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activity_periodicjob_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_privaterelease (
    id bigint NOT NULL,
    source character varying(80) NOT NULL,
    "interval" character varying(40) NOT NULL,
    ends_at timestamp with time zone NOT NULL,
    released_at timestamp with time zone NOT NULL,
    figures jsonb NOT NULL,
    is_sealed boolean NOT NULL,
    CONSTRAINT a_sealed_release_shows_nothing CHECK (((NOT is_sealed) OR (figures = '{}'::jsonb)))
);
ALTER TABLE public.activity_privaterelease ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activity_privaterelease_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_promise (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    kind character varying(80) NOT NULL,
    owner_name character varying(100) NOT NULL,
    what character varying(200) NOT NULL,
    due_at timestamp with time zone NOT NULL,
    made_at timestamp with time zone NOT NULL,
    kept_at timestamp with time zone,
    late_at timestamp with time zone,
    withdrawn_at timestamp with time zone,
    withdrawn_reason character varying(300) NOT NULL,
    object_type_id integer NOT NULL,
    owner_id bigint,
    to_id bigint,
    CONSTRAINT a_promise_names_who_owes_it CHECK (((owner_id IS NOT NULL) OR (NOT ((owner_name)::text = ''::text)))),
    CONSTRAINT a_withdrawn_promise_has_a_reason CHECK (((withdrawn_at IS NULL) OR (NOT ((withdrawn_reason)::text = ''::text)))),
    CONSTRAINT activity_promise_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.activity_promise ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.activity_promise_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.activity_releaseledger (
    id uuid NOT NULL,
    is_the_only_one boolean NOT NULL,
    CONSTRAINT one_ledger_of_releases CHECK (is_the_only_one)
);
CREATE TABLE public.activity_workerbeat (
    id character varying(64) NOT NULL,
    host character varying(100) NOT NULL,
    process integer NOT NULL,
    threads smallint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    CONSTRAINT activity_workerbeat_process_check CHECK ((process >= 0)),
    CONSTRAINT activity_workerbeat_threads_check CHECK ((threads >= 0))
);
CREATE TABLE public.articles_articlecategory (
    id bigint NOT NULL,
    name character varying(60) NOT NULL,
    slug character varying(50) NOT NULL,
    description character varying(200) NOT NULL,
    sort_order smallint NOT NULL,
    CONSTRAINT articles_articlecategory_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.articles_articlecategory ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_articlecategory_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_articleindexpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL
);
CREATE TABLE public.articles_articlepage (
    page_ptr_id integer NOT NULL,
    summary character varying(300) NOT NULL,
    body jsonb NOT NULL,
    checked_at date,
    author_id bigint,
    category_id bigint,
    checked_by_id bigint
);
CREATE TABLE public.articles_articlepage_products (
    id bigint NOT NULL,
    articlepage_id integer NOT NULL,
    productpage_id integer NOT NULL
);
ALTER TABLE public.articles_articlepage_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_articlepage_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_articletally (
    article_id integer NOT NULL,
    edition integer NOT NULL,
    edition_text text NOT NULL,
    helpful_count integer NOT NULL,
    unhelpful_count integer NOT NULL,
    read_count integer NOT NULL,
    failed_count integer NOT NULL,
    CONSTRAINT articles_articletally_edition_check CHECK ((edition >= 0)),
    CONSTRAINT articles_articletally_failed_count_check CHECK ((failed_count >= 0)),
    CONSTRAINT articles_articletally_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT articles_articletally_read_count_check CHECK ((read_count >= 0)),
    CONSTRAINT articles_articletally_unhelpful_count_check CHECK ((unhelpful_count >= 0))
);
CREATE TABLE public.articles_articlevote (
    id bigint NOT NULL,
    edition integer NOT NULL,
    is_helpful boolean NOT NULL,
    reason character varying(10) NOT NULL,
    note character varying(500) NOT NULL,
    voted_at timestamp with time zone NOT NULL,
    article_id integer NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT a_reason_when_it_did_not_help CHECK (((is_helpful AND ((note)::text = ''::text) AND ((reason)::text = ''::text)) OR ((NOT is_helpful) AND (NOT ((reason)::text = ''::text))))),
    CONSTRAINT articles_articlevote_edition_check CHECK ((edition >= 0))
);
ALTER TABLE public.articles_articlevote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_articlevote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.articles_editorialreview (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.articles_editorialreview_groups (
    id bigint NOT NULL,
    editorialreview_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.articles_editorialreview_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.articles_editorialreview_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group (
    id integer NOT NULL,
    name character varying(150) NOT NULL
);
ALTER TABLE public.auth_group ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_group_permissions (
    id bigint NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.auth_group_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_group_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.auth_permission (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    content_type_id integer NOT NULL,
    codename character varying(100) NOT NULL
);
ALTER TABLE public.auth_permission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.auth_permission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.boards_boardmoved (
    id bigint NOT NULL,
    old_path character varying(300) NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.boards_boardmoved ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.boards_boardmoved_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.common_accessversion (
    id bigint NOT NULL,
    token character varying(32) NOT NULL
);
ALTER TABLE public.common_accessversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.common_accessversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.common_siteidentity (
    id bigint NOT NULL,
    company character varying(60) NOT NULL,
    community character varying(60) NOT NULL,
    footer character varying(160) NOT NULL,
    accent character varying(7) NOT NULL,
    icon_id integer,
    logo_id integer,
    site_id integer NOT NULL
);
ALTER TABLE public.common_siteidentity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.common_siteidentity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_contestballot (
    id bigint NOT NULL,
    spent smallint NOT NULL,
    member_id bigint NOT NULL,
    contest_id integer NOT NULL,
    CONSTRAINT contests_contestballot_spent_check CHECK ((spent >= 0))
);
ALTER TABLE public.contests_contestballot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_contestballot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_contestpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL,
    brief text NOT NULL,
    starts_at timestamp with time zone NOT NULL,
    collect_until timestamp with time zone NOT NULL,
    refine_until timestamp with time zone NOT NULL,
    vote_until timestamp with time zone NOT NULL,
    judge_until timestamp with time zone,
    votes_each smallint NOT NULL,
    hides_votes boolean NOT NULL,
    report text NOT NULL,
    board_id integer NOT NULL,
    CONSTRAINT a_contest_gives_at_least_one_vote CHECK ((votes_each >= 1)),
    CONSTRAINT contests_contestpage_votes_each_check CHECK ((votes_each >= 0)),
    CONSTRAINT phases_follow_one_another CHECK (((starts_at < collect_until) AND (collect_until <= refine_until) AND (refine_until < vote_until))),
    CONSTRAINT the_jury_has_days_to_judge CHECK (((judge_until IS NULL) OR (judge_until > refine_until)))
);
CREATE TABLE public.contests_contestresult (
    contest_id integer NOT NULL,
    announced_at timestamp with time zone NOT NULL,
    people integer NOT NULL,
    votes integer NOT NULL,
    announced_by_id bigint,
    CONSTRAINT contests_contestresult_people_check CHECK ((people >= 0)),
    CONSTRAINT contests_contestresult_votes_check CHECK ((votes >= 0))
);
CREATE TABLE public.contests_entry (
    id bigint NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    pitch text NOT NULL,
    vote_count integer NOT NULL,
    jury_score double precision,
    place smallint,
    place_reason character varying(300) NOT NULL,
    contest_id integer NOT NULL,
    entered_by_id bigint,
    idea_id bigint NOT NULL,
    CONSTRAINT a_winner_wins_for_a_reason CHECK (((place IS NULL) OR (NOT ((place_reason)::text = ''::text)))),
    CONSTRAINT contests_entry_place_check CHECK ((place >= 0)),
    CONSTRAINT contests_entry_vote_count_check CHECK ((vote_count >= 0))
);
ALTER TABLE public.contests_entry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_entry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_entryvote (
    id bigint NOT NULL,
    voted_at timestamp with time zone NOT NULL,
    entry_id bigint NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.contests_entryvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_entryvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_juror (
    id bigint NOT NULL,
    appointed_at timestamp with time zone NOT NULL,
    appointed_by_id bigint,
    contest_id integer NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.contests_juror ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_juror_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_jurycriterion (
    id bigint NOT NULL,
    sort_order integer,
    name character varying(60) NOT NULL,
    hint character varying(200) NOT NULL,
    weight smallint NOT NULL,
    contest_id integer NOT NULL,
    CONSTRAINT a_criterion_has_weight CHECK ((weight >= 1)),
    CONSTRAINT contests_jurycriterion_weight_check CHECK ((weight >= 0))
);
ALTER TABLE public.contests_jurycriterion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_jurycriterion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_juryscore (
    id bigint NOT NULL,
    points smallint NOT NULL,
    scored_at timestamp with time zone NOT NULL,
    criterion_id bigint NOT NULL,
    entry_id bigint NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT contests_juryscore_points_check CHECK ((points >= 0)),
    CONSTRAINT points_are_one_to_five CHECK (((points >= 1) AND (points <= 5)))
);
ALTER TABLE public.contests_juryscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_juryscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.contests_occasion (
    id bigint NOT NULL,
    what character varying(10) NOT NULL,
    noticed_at timestamp with time zone NOT NULL,
    contest_id integer NOT NULL
);
ALTER TABLE public.contests_occasion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.contests_occasion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.conversions_articlesource (
    id bigint NOT NULL,
    made_at timestamp with time zone NOT NULL,
    article_id integer NOT NULL,
    topic_id bigint NOT NULL
);
ALTER TABLE public.conversions_articlesource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversions_articlesource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.conversions_casemessage (
    id bigint NOT NULL,
    author_name character varying(200) NOT NULL,
    is_from_support boolean NOT NULL,
    is_from_system boolean NOT NULL,
    is_question boolean NOT NULL,
    body text NOT NULL,
    at timestamp with time zone NOT NULL,
    record_id character varying(120) NOT NULL,
    by_id bigint,
    topic_case_id bigint NOT NULL
);
ALTER TABLE public.conversions_casemessage ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversions_casemessage_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.conversions_ideasource (
    id bigint NOT NULL,
    positions jsonb NOT NULL,
    made_at timestamp with time zone NOT NULL,
    idea_id bigint NOT NULL,
    topic_id bigint NOT NULL
);
ALTER TABLE public.conversions_ideasource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversions_ideasource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.conversions_topiccase (
    id bigint NOT NULL,
    state character varying(10) NOT NULL,
    offered_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    subject character varying(200) NOT NULL,
    opened_at timestamp with time zone,
    is_linked boolean NOT NULL,
    key character varying(36) NOT NULL,
    record_id character varying(120) NOT NULL,
    version character varying(120) NOT NULL,
    last_linked bigint NOT NULL,
    case_state character varying(10) NOT NULL,
    assignee_name character varying(200) NOT NULL,
    due_at timestamp with time zone,
    first_answer_at timestamp with time zone,
    closed_at timestamp with time zone,
    proposal text NOT NULL,
    proposed_at timestamp with time zone,
    kept_private_at timestamp with time zone,
    asker_id bigint,
    connection_id bigint,
    offered_by_id bigint,
    proposed_by_id bigint,
    published_id bigint,
    stands_in_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    CONSTRAINT a_case_is_opened_by_a_yes_or_by_staff CHECK ((((opened_at IS NULL) AND ((state)::text = ANY (ARRAY[('offered'::character varying)::text, ('declined'::character varying)::text]))) OR ((connection_id IS NOT NULL) AND (opened_at IS NOT NULL) AND ((state)::text = ANY (ARRAY[('agreed'::character varying)::text, ('staff_only'::character varying)::text]))))),
    CONSTRAINT conversions_topiccase_last_linked_check CHECK ((last_linked >= 0)),
    CONSTRAINT only_the_askers_own_is_published CHECK (((proposed_at IS NULL) OR ((state)::text = 'agreed'::text)))
);
ALTER TABLE public.conversions_topiccase ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.conversions_topiccase_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_account (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    name character varying(200) NOT NULL,
    domain character varying(200) NOT NULL,
    owner character varying(200) NOT NULL,
    segment character varying(100) NOT NULL,
    employees integer,
    revenue_minor bigint,
    currency character varying(3) NOT NULL,
    plan character varying(100) NOT NULL,
    custom_fields jsonb NOT NULL,
    portal_key character varying(120),
    portal_fields jsonb NOT NULL,
    CONSTRAINT a_account_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT an_amount_of_account_has_a_currency CHECK (((revenue_minor IS NULL) OR (length((currency)::text) = 3))),
    CONSTRAINT crm_account_employees_check CHECK ((employees >= 0)),
    CONSTRAINT crm_account_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_account ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_account_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_auditentry (
    id bigint NOT NULL,
    what character varying(40) NOT NULL,
    note character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    member_id bigint,
    connection_id bigint
);
ALTER TABLE public.crm_auditentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_auditentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_case (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    subject character varying(250) NOT NULL,
    state character varying(10) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    due_at timestamp with time zone,
    portal_key character varying(120),
    portal_fields jsonb NOT NULL,
    account_id bigint,
    assignee_id bigint,
    contact_id bigint,
    CONSTRAINT a_case_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT a_closed_case_has_its_time CHECK ((((closed_at IS NOT NULL) AND ((state)::text = 'closed'::text)) OR ((NOT ((state)::text = 'closed'::text)) AND (closed_at IS NULL)))),
    CONSTRAINT crm_case_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_case ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_case_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_columnmapping (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    kind character varying(20) NOT NULL,
    fields jsonb NOT NULL,
    updated_at timestamp with time zone NOT NULL
);
ALTER TABLE public.crm_columnmapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_columnmapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_connection (
    id bigint NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(80) NOT NULL,
    connector character varying(40) NOT NULL,
    tenant character varying(120) NOT NULL,
    options jsonb NOT NULL,
    encrypted_secrets text NOT NULL,
    webhook_path character varying(32) NOT NULL,
    is_on boolean NOT NULL,
    creates_contacts boolean NOT NULL,
    quota_per_day integer,
    quota_share smallint NOT NULL,
    budget double precision,
    budget_at timestamp with time zone,
    calls_date date,
    calls_today integer NOT NULL,
    paused_at timestamp with time zone,
    paused_until timestamp with time zone,
    paused_reason character varying(300) NOT NULL,
    failures integer NOT NULL,
    last_success_at timestamp with time zone,
    checked_at timestamp with time zone,
    checks jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    CONSTRAINT a_pause_ends_after_it_began CHECK (((paused_until IS NULL) OR (NOT (paused_at IS NULL)))),
    CONSTRAINT a_share_of_the_quota_is_a_percentage CHECK (((quota_share >= 1) AND (quota_share <= 100))),
    CONSTRAINT crm_connection_calls_today_check CHECK ((calls_today >= 0)),
    CONSTRAINT crm_connection_failures_check CHECK ((failures >= 0)),
    CONSTRAINT crm_connection_quota_per_day_check CHECK ((quota_per_day >= 0)),
    CONSTRAINT crm_connection_quota_share_check CHECK ((quota_share >= 0))
);
ALTER TABLE public.crm_connection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_connection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_contact (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    given_name character varying(150) NOT NULL,
    family_name character varying(150) NOT NULL,
    email character varying(254) NOT NULL,
    phone character varying(60) NOT NULL,
    company character varying(200) NOT NULL,
    street character varying(250) NOT NULL,
    postcode character varying(30) NOT NULL,
    city character varying(150) NOT NULL,
    region character varying(150) NOT NULL,
    country character varying(100) NOT NULL,
    language character varying(20) NOT NULL,
    has_opted_out_of_email boolean NOT NULL,
    has_opted_out_of_calls boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    custom_fields jsonb NOT NULL,
    portal_member_id character varying(120),
    portal_fields jsonb NOT NULL,
    account_id bigint,
    merged_into_id bigint,
    CONSTRAINT a_contact_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT a_contact_is_not_merged_into_itself CHECK (((merged_into_id IS NULL) OR (NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL))))),
    CONSTRAINT crm_contact_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_contact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_contact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_contactemail (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    contact_id bigint NOT NULL
);
ALTER TABLE public.crm_contactemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_contactemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_contactmerge (
    id bigint NOT NULL,
    moved jsonb NOT NULL,
    filled jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    by_id bigint,
    merged_id bigint NOT NULL,
    survivor_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT two_contacts_are_merged CHECK ((NOT (survivor_id = merged_id)))
);
ALTER TABLE public.crm_contactmerge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_contactmerge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_contactreading (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    contact_id bigint NOT NULL,
    member_id bigint
);
ALTER TABLE public.crm_contactreading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_contactreading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_correction (
    id bigint NOT NULL,
    field character varying(60) NOT NULL,
    wish character varying(300) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer character varying(500) NOT NULL,
    answered_at timestamp with time zone,
    answered_by_id bigint,
    member_id bigint NOT NULL
);
ALTER TABLE public.crm_correction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_correction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_cursor (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    cursor character varying(300) NOT NULL,
    read_at timestamp with time zone NOT NULL,
    connection_id bigint NOT NULL
);
ALTER TABLE public.crm_cursor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_cursor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_deadletter (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    key character varying(36) NOT NULL,
    subject jsonb NOT NULL,
    code character varying(60) NOT NULL,
    fields jsonb NOT NULL,
    attempts smallint NOT NULL,
    was_sent boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    died_at timestamp with time zone NOT NULL,
    resolution character varying(10) NOT NULL,
    resolved_at timestamp with time zone,
    reason character varying(300) NOT NULL,
    activity_id bigint,
    connection_id bigint NOT NULL,
    member_id bigint,
    resolved_by_id bigint,
    CONSTRAINT crm_deadletter_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE public.crm_deadletter ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_deadletter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_fieldmapping (
    id bigint NOT NULL,
    field character varying(40) NOT NULL,
    theirs character varying(120) NOT NULL,
    direction character varying(4) NOT NULL,
    connection_id bigint NOT NULL
);
ALTER TABLE public.crm_fieldmapping ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_fieldmapping_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_importrun (
    id bigint NOT NULL,
    kind character varying(20) NOT NULL,
    source character varying(60) NOT NULL,
    file_name character varying(200) NOT NULL,
    file character varying(100) NOT NULL,
    error_file character varying(100) NOT NULL,
    options jsonb NOT NULL,
    is_dry_run boolean NOT NULL,
    report jsonb NOT NULL,
    at timestamp with time zone NOT NULL,
    done_at timestamp with time zone,
    by_id bigint
);
ALTER TABLE public.crm_importrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_importrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_inbox (
    id bigint NOT NULL,
    event_id character varying(200) NOT NULL,
    kind character varying(20) NOT NULL,
    record_id character varying(200) NOT NULL,
    came_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    times integer NOT NULL,
    connection_id bigint NOT NULL,
    CONSTRAINT crm_inbox_times_check CHECK ((times >= 0))
);
ALTER TABLE public.crm_inbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_inbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_link (
    id bigint NOT NULL,
    tenant character varying(120) NOT NULL,
    record_id character varying(120) NOT NULL,
    url character varying(500) NOT NULL,
    state character varying(10) NOT NULL,
    matched_by character varying(10) NOT NULL,
    matched_at timestamp with time zone,
    needs_recheck boolean NOT NULL,
    candidates jsonb NOT NULL,
    reason character varying(300) NOT NULL,
    version character varying(120) NOT NULL,
    shadow jsonb NOT NULL,
    account_id_there character varying(120) NOT NULL,
    read_values jsonb NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    note character varying(300) NOT NULL,
    connection_id bigint NOT NULL,
    decided_by_id bigint,
    member_id bigint NOT NULL,
    CONSTRAINT a_link_that_holds_has_a_record CHECK (((NOT ((state)::text = 'linked'::text)) OR (NOT ((record_id)::text = ''::text))))
);
ALTER TABLE public.crm_link ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_link_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_message (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    author character varying(200) NOT NULL,
    is_public boolean NOT NULL,
    text text NOT NULL,
    at timestamp with time zone NOT NULL,
    portal_key character varying(120),
    by_id bigint,
    case_id bigint NOT NULL,
    CONSTRAINT a_message_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT crm_message_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_message ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_message_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_opportunity (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    name character varying(200) NOT NULL,
    stage character varying(60) NOT NULL,
    amount_minor bigint,
    currency character varying(3) NOT NULL,
    opened_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    account_id bigint,
    contact_id bigint,
    CONSTRAINT a_opportunity_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT an_amount_of_opportunity_has_a_currency CHECK (((amount_minor IS NULL) OR (length((currency)::text) = 3))),
    CONSTRAINT an_opportunity_is_not_negative CHECK (((amount_minor IS NULL) OR (amount_minor >= 0))),
    CONSTRAINT crm_opportunity_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_opportunity ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_opportunity_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_order (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    ordered_at timestamp with time zone NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    status character varying(12) NOT NULL,
    account_id bigint,
    contact_id bigint,
    CONSTRAINT a_order_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT an_amount_of_order_has_a_currency CHECK ((length((currency)::text) = 3)),
    CONSTRAINT an_order_is_not_negative CHECK ((amount_minor >= 0)),
    CONSTRAINT crm_order_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_order ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_order_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_orderline (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    quantity numeric(16,4) NOT NULL,
    amount_minor bigint NOT NULL,
    order_id bigint NOT NULL,
    product_id bigint,
    CONSTRAINT an_order_line_is_not_negative CHECK ((amount_minor >= 0)),
    CONSTRAINT crm_orderline_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.crm_orderline ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_orderline_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_outbox (
    id bigint NOT NULL,
    purpose character varying(20) NOT NULL,
    key character varying(36) NOT NULL,
    subject jsonb NOT NULL,
    priority smallint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts smallint NOT NULL,
    leased_until timestamp with time zone,
    lease_token character varying(32) NOT NULL,
    sent_at timestamp with time zone,
    last_code character varying(60) NOT NULL,
    activity_id bigint,
    connection_id bigint NOT NULL,
    member_id bigint,
    CONSTRAINT crm_outbox_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT crm_outbox_priority_check CHECK ((priority >= 0))
);
ALTER TABLE public.crm_outbox ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_outbox_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_productsold (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    name character varying(200) NOT NULL,
    product_id integer,
    CONSTRAINT a_product_sold_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT crm_productsold_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_productsold ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_productsold_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_readkind (
    kind character varying(20) NOT NULL,
    connection_id bigint NOT NULL
);
CREATE TABLE public.crm_receipt (
    id bigint NOT NULL,
    number character varying(20) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    purpose character varying(60) NOT NULL,
    items jsonb NOT NULL,
    done_at timestamp with time zone,
    member_id bigint
);
ALTER TABLE public.crm_receipt ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_receipt_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_reconciliationreport (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    seconds double precision NOT NULL,
    figures jsonb NOT NULL,
    connection_id bigint NOT NULL
);
ALTER TABLE public.crm_reconciliationreport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_reconciliationreport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_refund (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    refunded_at timestamp with time zone NOT NULL,
    amount_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    order_id bigint NOT NULL,
    CONSTRAINT a_refund_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT a_refund_is_not_negative CHECK ((amount_minor >= 0)),
    CONSTRAINT an_amount_of_refund_has_a_currency CHECK ((length((currency)::text) = 3)),
    CONSTRAINT crm_refund_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_refund ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_refund_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_sentevent (
    id bigint NOT NULL,
    key character varying(36) NOT NULL,
    kind character varying(20) NOT NULL,
    category character varying(40) NOT NULL,
    subject character varying(250) NOT NULL,
    url character varying(500) NOT NULL,
    record_id character varying(120) NOT NULL,
    sent_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    connection_id bigint NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.crm_sentevent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_sentevent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_sharingquestion (
    id bigint NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answered_at timestamp with time zone,
    answer character varying(8) NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.crm_sharingquestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_sharingquestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_signingkey (
    id bigint NOT NULL,
    key_id character varying(20) NOT NULL,
    public character varying(100) NOT NULL,
    encrypted_private text NOT NULL,
    made_at timestamp with time zone NOT NULL
);
ALTER TABLE public.crm_signingkey ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_signingkey_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_subscription (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    started_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    amount_per_month_minor bigint NOT NULL,
    currency character varying(3) NOT NULL,
    account_id bigint,
    contact_id bigint,
    product_id bigint,
    CONSTRAINT a_subscription_ends_no_earlier_than_it_starts CHECK (((ended_at IS NULL) OR (ended_at >= started_at))),
    CONSTRAINT a_subscription_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT a_subscription_is_not_negative CHECK ((amount_per_month_minor >= 0)),
    CONSTRAINT an_amount_of_subscription_has_a_currency CHECK ((length((currency)::text) = 3)),
    CONSTRAINT crm_subscription_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_subscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_subscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_synclogentry (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    is_inbound boolean NOT NULL,
    what character varying(60) NOT NULL,
    record_id character varying(120) NOT NULL,
    outcome character varying(20) NOT NULL,
    code character varying(60) NOT NULL,
    fields jsonb NOT NULL,
    seconds double precision NOT NULL,
    connection_id bigint NOT NULL,
    member_id bigint
);
ALTER TABLE public.crm_synclogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_synclogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_timelineentry (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    subject character varying(250) NOT NULL,
    text text NOT NULL,
    url character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    portal_key character varying(120),
    contact_id bigint NOT NULL,
    CONSTRAINT a_timeline_entry_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT crm_timelineentry_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_timelineentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_timelineentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.crm_touch (
    id bigint NOT NULL,
    source character varying(60) NOT NULL,
    number character varying(120) NOT NULL,
    fingerprint character varying(32) NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    version bigint NOT NULL,
    email character varying(254) NOT NULL,
    channel character varying(100) NOT NULL,
    at timestamp with time zone NOT NULL,
    portal_key character varying(120),
    contact_id bigint,
    CONSTRAINT a_touch_has_a_number CHECK ((NOT ((number)::text = ''::text))),
    CONSTRAINT crm_touch_version_check CHECK ((version >= 0))
);
ALTER TABLE public.crm_touch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.crm_touch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_admin_log (
    id integer NOT NULL,
    action_time timestamp with time zone NOT NULL,
    object_id text,
    object_repr character varying(200) NOT NULL,
    action_flag smallint NOT NULL,
    change_message text NOT NULL,
    content_type_id integer,
    user_id bigint NOT NULL,
    CONSTRAINT django_admin_log_action_flag_check CHECK ((action_flag >= 0))
);
ALTER TABLE public.django_admin_log ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_admin_log_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_content_type (
    id integer NOT NULL,
    app_label character varying(100) NOT NULL,
    model character varying(100) NOT NULL
);
ALTER TABLE public.django_content_type ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_content_type_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_migrations (
    id bigint NOT NULL,
    app character varying(255) NOT NULL,
    name character varying(255) NOT NULL,
    applied timestamp with time zone NOT NULL
);
ALTER TABLE public.django_migrations ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.django_migrations_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.django_session (
    session_key character varying(40) NOT NULL,
    session_data text NOT NULL,
    expire_date timestamp with time zone NOT NULL
);
CREATE TABLE public.django_tasks_database_dbtaskresult (
    id uuid NOT NULL,
    status character varying(10) NOT NULL,
    args_kwargs jsonb NOT NULL,
    priority integer NOT NULL,
    task_path text NOT NULL,
    queue_name character varying(32) NOT NULL,
    backend_name character varying(32) NOT NULL,
    run_after timestamp with time zone NOT NULL,
    enqueued_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    started_at timestamp with time zone,
    return_value jsonb,
    exception_class_path text NOT NULL,
    traceback text NOT NULL,
    worker_ids jsonb NOT NULL,
    CONSTRAINT priority_range CHECK (((priority >= '-100'::integer) AND (priority <= 100)))
);
CREATE TABLE public.duplicates_likelypair (
    id bigint NOT NULL,
    alike double precision NOT NULL,
    shared_words jsonb NOT NULL,
    found_at timestamp with time zone NOT NULL,
    said_different_at timestamp with time zone,
    board_id integer NOT NULL,
    one_id bigint NOT NULL,
    other_id bigint NOT NULL,
    said_different_by_id bigint,
    CONSTRAINT a_likely_pair_has_its_lower_number_first CHECK ((one_id < other_id)),
    CONSTRAINT likeness_is_a_share CHECK (((alike >= (0.0)::double precision) AND (alike <= (1.0)::double precision))),
    CONSTRAINT who_says_that_ideas_differ_says_when CHECK (((said_different_by_id IS NULL) OR (said_different_at IS NOT NULL)))
);
ALTER TABLE public.duplicates_likelypair ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.duplicates_likelypair_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_askfield (
    id bigint NOT NULL,
    sort_order integer,
    label character varying(60) NOT NULL,
    kind character varying(10) NOT NULL,
    help_text character varying(200) NOT NULL,
    choices text NOT NULL,
    is_required boolean NOT NULL,
    product_id integer,
    board_id integer NOT NULL
);
ALTER TABLE public.forums_askfield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_askfield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_boardindexpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL
);
CREATE TABLE public.forums_boardpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL,
    allows_questions boolean NOT NULL,
    allows_discussions boolean NOT NULL,
    allows_announcements boolean NOT NULL,
    who_posts character varying(10) NOT NULL,
    who_replies character varying(10) NOT NULL,
    requires_product boolean NOT NULL,
    requires_tags boolean NOT NULL,
    expects_solution boolean NOT NULL,
    staff_accept boolean NOT NULL,
    answer_hours smallint NOT NULL,
    case_after_hours smallint NOT NULL,
    default_sort character varying(10) NOT NULL,
    question_template text NOT NULL,
    discussion_template text NOT NULL,
    archive_after_days smallint,
    source character varying(200) NOT NULL,
    answer_owner_id bigint,
    CONSTRAINT forums_boardpage_answer_hours_check CHECK ((answer_hours >= 0)),
    CONSTRAINT forums_boardpage_archive_after_days_check CHECK ((archive_after_days >= 0)),
    CONSTRAINT forums_boardpage_case_after_hours_check CHECK ((case_after_hours >= 0))
);
CREATE TABLE public.forums_boardpage_posting_groups (
    id bigint NOT NULL,
    boardpage_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.forums_boardpage_posting_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_boardpage_posting_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_boardpage_products (
    id bigint NOT NULL,
    boardpage_id integer NOT NULL,
    productpage_id integer NOT NULL
);
ALTER TABLE public.forums_boardpage_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_boardpage_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_boardpage_replying_groups (
    id bigint NOT NULL,
    boardpage_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.forums_boardpage_replying_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_boardpage_replying_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_boardtally (
    board_id integer NOT NULL,
    topic_count integer NOT NULL,
    post_count integer NOT NULL,
    unanswered_count integer NOT NULL,
    unsolved_count integer NOT NULL,
    solved_count integer NOT NULL,
    archived_count integer NOT NULL,
    counted_for smallint,
    CONSTRAINT forums_boardtally_archived_count_check CHECK ((archived_count >= 0)),
    CONSTRAINT forums_boardtally_counted_for_check CHECK ((counted_for >= 0)),
    CONSTRAINT forums_boardtally_post_count_check CHECK ((post_count >= 0)),
    CONSTRAINT forums_boardtally_solved_count_check CHECK ((solved_count >= 0)),
    CONSTRAINT forums_boardtally_topic_count_check CHECK ((topic_count >= 0)),
    CONSTRAINT forums_boardtally_unanswered_count_check CHECK ((unanswered_count >= 0)),
    CONSTRAINT forums_boardtally_unsolved_count_check CHECK ((unsolved_count >= 0))
);
CREATE TABLE public.forums_bookmark (
    id bigint NOT NULL,
    note character varying(300) NOT NULL,
    remind_at timestamp with time zone,
    reminded_at timestamp with time zone,
    created_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    post_id bigint NOT NULL,
    CONSTRAINT a_reminder_that_came_was_wanted CHECK (((reminded_at IS NULL) OR (remind_at IS NOT NULL)))
);
ALTER TABLE public.forums_bookmark ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_bookmark_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_bulkact (
    id bigint NOT NULL,
    act character varying(10) NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    tags jsonb NOT NULL,
    undone_at timestamp with time zone,
    board_id integer,
    by_id bigint,
    undone_by_id bigint
);
ALTER TABLE public.forums_bulkact ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_bulkact_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_bulkitem (
    id bigint NOT NULL,
    tags_before jsonb NOT NULL,
    board_before_id integer,
    bulk_id bigint NOT NULL,
    topic_id bigint NOT NULL
);
ALTER TABLE public.forums_bulkitem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_bulkitem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_cannedreply (
    id bigint NOT NULL,
    title character varying(100) NOT NULL,
    text text NOT NULL,
    use_count integer NOT NULL,
    CONSTRAINT forums_cannedreply_use_count_check CHECK ((use_count >= 0))
);
ALTER TABLE public.forums_cannedreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_cannedreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_deflection (
    id bigint NOT NULL,
    kind character varying(80) NOT NULL,
    object_id bigint NOT NULL,
    title character varying(200) NOT NULL,
    draft character varying(32) NOT NULL,
    confirmed_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT a_deflection_has_a_draft CHECK ((NOT ((draft)::text = ''::text))),
    CONSTRAINT forums_deflection_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.forums_deflection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_deflection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_helpfulvote (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    post_id bigint NOT NULL
);
ALTER TABLE public.forums_helpfulvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_helpfulvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_importedpost (
    id bigint NOT NULL,
    source character varying(200) NOT NULL,
    source_kind character varying(10) NOT NULL,
    source_id bigint NOT NULL,
    url character varying(300) NOT NULL,
    author_name character varying(100) NOT NULL,
    author_url character varying(300) NOT NULL,
    licence character varying(40) NOT NULL,
    facts jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    body_fingerprint character varying(64) NOT NULL,
    board_id integer NOT NULL,
    post_id bigint NOT NULL
);
ALTER TABLE public.forums_importedpost ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_importedpost_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_post (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    "position" integer,
    author_name character varying(100) NOT NULL,
    was_title character varying(200) NOT NULL,
    by_staff boolean NOT NULL,
    is_official boolean NOT NULL,
    is_wiki boolean NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    helpful_count integer NOT NULL,
    comment_count integer NOT NULL,
    source_score integer,
    author_id bigint,
    deleted_by_id bigint,
    hidden_by_id bigint,
    parent_id bigint,
    poll_id bigint,
    topic_id bigint NOT NULL,
    CONSTRAINT a_comment_has_no_position CHECK ((((parent_id IS NULL) AND ("position" IS NOT NULL)) OR ((parent_id IS NOT NULL) AND ("position" IS NULL)))),
    CONSTRAINT an_official_answer_is_a_reply_of_staff CHECK (((NOT is_official) OR (by_staff AND (parent_id IS NULL)))),
    CONSTRAINT forums_post_comment_count_check CHECK ((comment_count >= 0)),
    CONSTRAINT forums_post_edit_count_check CHECK ((edit_count >= 0)),
    CONSTRAINT forums_post_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT forums_post_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.forums_post ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_post_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_postmoved (
    id bigint NOT NULL,
    "position" integer NOT NULL,
    moved_at timestamp with time zone NOT NULL,
    post_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    CONSTRAINT forums_postmoved_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.forums_postmoved ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_postmoved_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_problemvote (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    topic_id bigint NOT NULL
);
ALTER TABLE public.forums_problemvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_problemvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_readuntil (
    id bigint NOT NULL,
    until timestamp with time zone NOT NULL,
    before timestamp with time zone,
    board_id integer,
    member_id bigint NOT NULL
);
ALTER TABLE public.forums_readuntil ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_readuntil_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_staffnote (
    id bigint NOT NULL,
    after_position integer NOT NULL,
    body text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    deleted_at timestamp with time zone,
    by_id bigint,
    topic_id bigint NOT NULL,
    CONSTRAINT a_staff_note_says_something CHECK ((NOT (body = ''::text))),
    CONSTRAINT forums_staffnote_after_position_check CHECK ((after_position >= 0))
);
ALTER TABLE public.forums_staffnote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_staffnote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_topic (
    id bigint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    kind character varying(12) NOT NULL,
    title character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    author_name character varying(100) NOT NULL,
    answers jsonb NOT NULL,
    read_before jsonb NOT NULL,
    tag_names jsonb NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    active_at timestamp with time zone NOT NULL,
    reply_count integer NOT NULL,
    others_reply_count integer NOT NULL,
    comment_count integer NOT NULL,
    answered_at timestamp with time zone,
    last_position integer NOT NULL,
    view_count integer NOT NULL,
    same_count integer NOT NULL,
    deflected_count integer NOT NULL,
    solved_at timestamp with time zone,
    needs_info_at timestamp with time zone,
    needs_info_note character varying(300) NOT NULL,
    claimed_until timestamp with time zone,
    has_official boolean NOT NULL,
    answer_due_at timestamp with time zone,
    closed_at timestamp with time zone,
    closed_reason character varying(300) NOT NULL,
    archived_at timestamp with time zone,
    unarchived_at timestamp with time zone,
    merged_after integer,
    is_locked boolean NOT NULL,
    is_pinned boolean NOT NULL,
    is_featured boolean NOT NULL,
    slow_seconds integer NOT NULL,
    edited_at timestamp with time zone,
    assigned_to_id bigint,
    author_id bigint,
    board_id integer NOT NULL,
    claimed_by_id bigint,
    closed_by_id bigint,
    deleted_by_id bigint,
    duplicate_of_id bigint,
    hidden_by_id bigint,
    last_poster_id bigint,
    merged_into_id bigint,
    needs_info_by_id bigint,
    product_id integer,
    solution_id bigint,
    solved_by_id bigint,
    CONSTRAINT a_merged_topic_is_gone CHECK ((((merged_after IS NULL) AND (merged_into_id IS NULL)) OR ((deleted_at IS NOT NULL) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT a_solved_topic_says_when CHECK ((((solution_id IS NULL) AND (solved_at IS NULL)) OR ((solution_id IS NOT NULL) AND (solved_at IS NOT NULL)))),
    CONSTRAINT a_topic_has_a_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT a_topic_is_not_its_own_duplicate CHECK ((NOT ((duplicate_of_id = id) AND (duplicate_of_id IS NOT NULL)))),
    CONSTRAINT a_topic_is_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT forums_topic_comment_count_check CHECK ((comment_count >= 0)),
    CONSTRAINT forums_topic_deflected_count_check CHECK ((deflected_count >= 0)),
    CONSTRAINT forums_topic_last_position_check CHECK ((last_position >= 0)),
    CONSTRAINT forums_topic_merged_after_check CHECK ((merged_after >= 0)),
    CONSTRAINT forums_topic_others_reply_count_check CHECK ((others_reply_count >= 0)),
    CONSTRAINT forums_topic_reply_count_check CHECK ((reply_count >= 0)),
    CONSTRAINT forums_topic_same_count_check CHECK ((same_count >= 0)),
    CONSTRAINT forums_topic_slow_seconds_check CHECK ((slow_seconds >= 0)),
    CONSTRAINT forums_topic_view_count_check CHECK ((view_count >= 0))
);
ALTER TABLE public.forums_topic ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_topic_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_topic_tags (
    id bigint NOT NULL,
    topic_id bigint NOT NULL,
    tag_id bigint NOT NULL
);
ALTER TABLE public.forums_topic_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_topic_tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forums_topicread (
    id bigint NOT NULL,
    last_position integer NOT NULL,
    seen_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    topic_id bigint NOT NULL,
    CONSTRAINT forums_topicread_last_position_check CHECK ((last_position >= 0))
);
ALTER TABLE public.forums_topicread ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.forums_topicread_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ballot (
    id bigint NOT NULL,
    spent smallint NOT NULL,
    member_id bigint NOT NULL,
    board_id integer NOT NULL,
    CONSTRAINT ideas_ballot_spent_check CHECK ((spent >= 0))
);
ALTER TABLE public.ideas_ballot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ballot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_deliveryupdate (
    id bigint NOT NULL,
    progress smallint NOT NULL,
    target_quarter character varying(7) NOT NULL,
    note character varying(500) NOT NULL,
    at timestamp with time zone NOT NULL,
    by_id bigint,
    idea_id bigint NOT NULL,
    CONSTRAINT ideas_deliveryupdate_progress_check CHECK ((progress >= 0)),
    CONSTRAINT progress_is_a_percentage CHECK ((progress <= 100))
);
ALTER TABLE public.ideas_deliveryupdate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_deliveryupdate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_idea (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    title character varying(200) NOT NULL,
    title_key character varying(200) NOT NULL,
    slug character varying(80) NOT NULL,
    author_name character varying(100) NOT NULL,
    tag_names jsonb NOT NULL,
    answers jsonb NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    active_at timestamp with time zone NOT NULL,
    reworded_at timestamp with time zone,
    is_locked boolean NOT NULL,
    meaning character varying(12) NOT NULL,
    status_reason character varying(1000) NOT NULL,
    status_at timestamp with time zone NOT NULL,
    closed_at timestamp with time zone,
    reopened_count smallint NOT NULL,
    merged_at timestamp with time zone,
    merged_count integer NOT NULL,
    split_count integer NOT NULL,
    answer_due_at timestamp with time zone,
    first_answered_at timestamp with time zone,
    target_quarter character varying(7) NOT NULL,
    progress smallint NOT NULL,
    vote_count integer NOT NULL,
    vote_weight integer NOT NULL,
    anonymous_votes integer NOT NULL,
    important_count integer NOT NULL,
    critical_count integer NOT NULL,
    support integer NOT NULL,
    comment_count integer NOT NULL,
    last_position integer NOT NULL,
    trending_score double precision NOT NULL,
    standing_score double precision NOT NULL,
    pairwise_score double precision,
    author_id bigint,
    deleted_by_id bigint,
    hidden_by_id bigint,
    merged_into_id bigint,
    owner_id bigint,
    product_id integer,
    status_by_id bigint,
    board_id integer NOT NULL,
    status_id bigint NOT NULL,
    CONSTRAINT a_closed_idea_says_when CHECK ((((closed_at IS NULL) AND (NOT ((meaning)::text = ANY (ARRAY[('delivered'::character varying)::text, ('not_doing'::character varying)::text])))) OR ((closed_at IS NOT NULL) AND ((meaning)::text = ANY (ARRAY[('delivered'::character varying)::text, ('not_doing'::character varying)::text]))))),
    CONSTRAINT a_merged_idea_says_when CHECK ((((merged_at IS NULL) AND (merged_into_id IS NULL)) OR ((merged_at IS NOT NULL) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT an_idea_has_a_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT an_idea_is_not_merged_into_itself CHECK ((NOT ((merged_into_id = id) AND (merged_into_id IS NOT NULL)))),
    CONSTRAINT an_idea_that_is_not_done_has_a_reason_and_an_owner CHECK (((NOT ((meaning)::text = 'not_doing'::text)) OR ((NOT ((status_reason)::text = ''::text)) AND (owner_id IS NOT NULL)))),
    CONSTRAINT ideas_idea_anonymous_votes_check CHECK ((anonymous_votes >= 0)),
    CONSTRAINT ideas_idea_comment_count_check CHECK ((comment_count >= 0)),
    CONSTRAINT ideas_idea_critical_count_check CHECK ((critical_count >= 0)),
    CONSTRAINT ideas_idea_edit_count_check CHECK ((edit_count >= 0)),
    CONSTRAINT ideas_idea_important_count_check CHECK ((important_count >= 0)),
    CONSTRAINT ideas_idea_last_position_check CHECK ((last_position >= 0)),
    CONSTRAINT ideas_idea_merged_count_check CHECK ((merged_count >= 0)),
    CONSTRAINT ideas_idea_progress_check CHECK ((progress >= 0)),
    CONSTRAINT ideas_idea_reopened_count_check CHECK ((reopened_count >= 0)),
    CONSTRAINT ideas_idea_split_count_check CHECK ((split_count >= 0)),
    CONSTRAINT ideas_idea_support_check CHECK ((support >= 0)),
    CONSTRAINT ideas_idea_vote_count_check CHECK ((vote_count >= 0)),
    CONSTRAINT ideas_idea_vote_weight_check CHECK ((vote_weight >= 0)),
    CONSTRAINT progress_of_an_idea_is_a_percentage CHECK ((progress <= 100))
);
ALTER TABLE public.ideas_idea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_idea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_idea_tags (
    id bigint NOT NULL,
    idea_id bigint NOT NULL,
    tag_id bigint NOT NULL
);
ALTER TABLE public.ideas_idea_tags ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_idea_tags_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideaboardindexpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL
);
CREATE TABLE public.ideas_ideaboardpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL,
    who_proposes character varying(10) NOT NULL,
    vote_mode character varying(10) NOT NULL,
    budget smallint NOT NULL,
    is_budget_by_trust boolean NOT NULL,
    most_per_idea smallint NOT NULL,
    answer_days smallint NOT NULL,
    answer_votes smallint NOT NULL,
    is_overdue_public boolean NOT NULL,
    has_roadmap boolean NOT NULL,
    roadmap_by character varying(10) NOT NULL,
    default_owner_id bigint,
    CONSTRAINT a_budget_gives_at_least_one_to_an_idea CHECK ((most_per_idea >= 1)),
    CONSTRAINT ideas_ideaboardpage_answer_days_check CHECK ((answer_days >= 0)),
    CONSTRAINT ideas_ideaboardpage_answer_votes_check CHECK ((answer_votes >= 0)),
    CONSTRAINT ideas_ideaboardpage_budget_check CHECK ((budget >= 0)),
    CONSTRAINT ideas_ideaboardpage_most_per_idea_check CHECK ((most_per_idea >= 0))
);
CREATE TABLE public.ideas_ideaboardpage_products (
    id bigint NOT NULL,
    ideaboardpage_id integer NOT NULL,
    productpage_id integer NOT NULL
);
ALTER TABLE public.ideas_ideaboardpage_products ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideaboardpage_products_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideaboardtally (
    board_id integer NOT NULL,
    idea_count integer NOT NULL,
    new_count integer NOT NULL,
    considering_count integer NOT NULL,
    committed_count integer NOT NULL,
    delivered_count integer NOT NULL,
    not_doing_count integer NOT NULL,
    CONSTRAINT ideas_ideaboardtally_committed_count_check CHECK ((committed_count >= 0)),
    CONSTRAINT ideas_ideaboardtally_considering_count_check CHECK ((considering_count >= 0)),
    CONSTRAINT ideas_ideaboardtally_delivered_count_check CHECK ((delivered_count >= 0)),
    CONSTRAINT ideas_ideaboardtally_idea_count_check CHECK ((idea_count >= 0)),
    CONSTRAINT ideas_ideaboardtally_new_count_check CHECK ((new_count >= 0)),
    CONSTRAINT ideas_ideaboardtally_not_doing_count_check CHECK ((not_doing_count >= 0))
);
CREATE TABLE public.ideas_ideacomment (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    depth smallint NOT NULL,
    "position" integer NOT NULL,
    author_name character varying(100) NOT NULL,
    is_official boolean NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    helpful_count integer NOT NULL,
    unhelpful_count integer NOT NULL,
    reply_count integer NOT NULL,
    author_id bigint,
    branch_id bigint,
    deleted_by_id bigint,
    hidden_by_id bigint,
    idea_id bigint NOT NULL,
    origin_id bigint NOT NULL,
    parent_id bigint,
    CONSTRAINT a_branch_of_comments_has_an_end CHECK ((depth <= 32)),
    CONSTRAINT an_answer_stands_in_a_branch CHECK ((((branch_id IS NULL) AND (depth = 0) AND (parent_id IS NULL)) OR ((branch_id IS NOT NULL) AND (depth >= 1) AND (parent_id IS NOT NULL)))),
    CONSTRAINT ideas_ideacomment_depth_check CHECK ((depth >= 0)),
    CONSTRAINT ideas_ideacomment_edit_count_check CHECK ((edit_count >= 0)),
    CONSTRAINT ideas_ideacomment_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT ideas_ideacomment_position_check CHECK (("position" >= 0)),
    CONSTRAINT ideas_ideacomment_reply_count_check CHECK ((reply_count >= 0)),
    CONSTRAINT ideas_ideacomment_unhelpful_count_check CHECK ((unhelpful_count >= 0))
);
ALTER TABLE public.ideas_ideacomment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideacomment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideacommentvote (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    comment_id bigint NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.ideas_ideacommentvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideacommentvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideafield (
    id bigint NOT NULL,
    label character varying(80) NOT NULL,
    kind character varying(8) NOT NULL,
    choices text NOT NULL,
    help_text character varying(200) NOT NULL,
    is_required boolean NOT NULL,
    sort_order smallint NOT NULL,
    board_id integer NOT NULL,
    CONSTRAINT ideas_ideafield_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.ideas_ideafield ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideafield_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideamerge (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    voters integer NOT NULL,
    voters_in_both integer NOT NULL,
    data jsonb NOT NULL,
    undone_at timestamp with time zone,
    undone_reason character varying(300) NOT NULL,
    by_id bigint,
    idea_id bigint NOT NULL,
    survivor_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT a_merge_is_of_two_ideas CHECK ((NOT (idea_id = survivor_id))),
    CONSTRAINT ideas_ideamerge_voters_check CHECK ((voters >= 0)),
    CONSTRAINT ideas_ideamerge_voters_in_both_check CHECK ((voters_in_both >= 0))
);
ALTER TABLE public.ideas_ideamerge ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideamerge_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_ideasplit (
    id bigint NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    voters integer NOT NULL,
    comments jsonb NOT NULL,
    by_id bigint,
    part_id bigint NOT NULL,
    source_id bigint NOT NULL,
    CONSTRAINT a_split_makes_two_ideas CHECK ((NOT (source_id = part_id))),
    CONSTRAINT ideas_ideasplit_voters_check CHECK ((voters >= 0))
);
ALTER TABLE public.ideas_ideasplit ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_ideasplit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_importedidea (
    id bigint NOT NULL,
    source character varying(200) NOT NULL,
    source_kind character varying(10) NOT NULL,
    source_id character varying(40) NOT NULL,
    url character varying(300) NOT NULL,
    author_name character varying(100) NOT NULL,
    licence character varying(200) NOT NULL,
    facts jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    board_id integer NOT NULL,
    comment_id bigint,
    idea_id bigint NOT NULL
);
ALTER TABLE public.ideas_importedidea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_importedidea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_officialresponse (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    idea_id bigint NOT NULL,
    CONSTRAINT ideas_officialresponse_edit_count_check CHECK ((edit_count >= 0))
);
ALTER TABLE public.ideas_officialresponse ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_officialresponse_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_spokesperson (
    id bigint NOT NULL,
    given_at timestamp with time zone NOT NULL,
    given_by_id bigint,
    member_id bigint NOT NULL,
    organisation_id bigint NOT NULL
);
ALTER TABLE public.ideas_spokesperson ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_spokesperson_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_status (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    meaning character varying(12) NOT NULL,
    sort_order smallint NOT NULL,
    board_id integer NOT NULL,
    CONSTRAINT a_status_has_a_meaning CHECK (((meaning)::text = ANY (ARRAY[('new'::character varying)::text, ('considering'::character varying)::text, ('committed'::character varying)::text, ('delivered'::character varying)::text, ('not_doing'::character varying)::text]))),
    CONSTRAINT ideas_status_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.ideas_status ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_status_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_statuschange (
    id bigint NOT NULL,
    before_name character varying(40) NOT NULL,
    before_meaning character varying(12) NOT NULL,
    after_name character varying(40) NOT NULL,
    meaning character varying(12) NOT NULL,
    reason character varying(1000) NOT NULL,
    at timestamp with time zone NOT NULL,
    after_id bigint,
    before_id bigint,
    by_id bigint,
    idea_id bigint NOT NULL,
    owner_id bigint,
    CONSTRAINT a_no_has_a_reason_and_an_owner CHECK (((NOT ((meaning)::text = 'not_doing'::text)) OR ((NOT ((reason)::text = ''::text)) AND (owner_id IS NOT NULL))))
);
ALTER TABLE public.ideas_statuschange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_statuschange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_vote (
    id bigint NOT NULL,
    is_counted boolean NOT NULL,
    weight smallint NOT NULL,
    importance smallint,
    source_url character varying(300) NOT NULL,
    source_note character varying(200) NOT NULL,
    is_named boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    returned_at timestamp with time zone,
    stayed_at timestamp with time zone,
    contact_id bigint,
    idea_id bigint NOT NULL,
    member_id bigint,
    on_behalf_by_id bigint,
    organisation_id bigint,
    origin_id bigint NOT NULL,
    CONSTRAINT a_vote_counts_where_it_was_given CHECK ((is_counted OR (NOT (idea_id = origin_id)))),
    CONSTRAINT a_vote_for_somebody_else_has_a_source CHECK (((on_behalf_by_id IS NULL) OR (NOT ((source_url)::text = ''::text)))),
    CONSTRAINT a_vote_has_weight CHECK ((weight >= 1)),
    CONSTRAINT a_vote_is_a_members_or_a_contacts CHECK ((((contact_id IS NULL) AND (member_id IS NOT NULL)) OR ((contact_id IS NOT NULL) AND (member_id IS NULL)))),
    CONSTRAINT a_vote_of_a_contact_is_given_by_staff CHECK (((contact_id IS NULL) OR (on_behalf_by_id IS NOT NULL))),
    CONSTRAINT ideas_vote_importance_check CHECK ((importance >= 0)),
    CONSTRAINT ideas_vote_weight_check CHECK ((weight >= 0)),
    CONSTRAINT importance_is_known CHECK (((importance IS NULL) OR (importance = ANY (ARRAY[1, 2, 3])))),
    CONSTRAINT nobody_votes_on_their_own_behalf CHECK ((NOT ((on_behalf_by_id = member_id) AND (on_behalf_by_id IS NOT NULL) AND (member_id IS NOT NULL))))
);
ALTER TABLE public.ideas_vote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_vote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ideas_votelink (
    id bigint NOT NULL,
    key character varying(32) NOT NULL,
    made_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    written_at timestamp with time zone,
    vote_id bigint NOT NULL
);
ALTER TABLE public.ideas_votelink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ideas_votelink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.insights_mention (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    thing bigint NOT NULL,
    scope character varying(40) NOT NULL,
    is_here boolean NOT NULL,
    said_at timestamp with time zone NOT NULL,
    person_id bigint NOT NULL,
    product_id integer,
    theme_id bigint NOT NULL
);
ALTER TABLE public.insights_mention ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.insights_mention_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.insights_minedcluster (
    id bigint NOT NULL,
    things jsonb NOT NULL,
    alike double precision NOT NULL,
    shared_words jsonb NOT NULL,
    run_id bigint NOT NULL
);
ALTER TABLE public.insights_minedcluster ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.insights_minedcluster_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.insights_minedtheme (
    id bigint NOT NULL,
    segment character varying(20) NOT NULL,
    term character varying(120) NOT NULL,
    now_count integer NOT NULL,
    before_count integer NOT NULL,
    people integer NOT NULL,
    score double precision NOT NULL,
    run_id bigint NOT NULL,
    CONSTRAINT a_theme_has_five_people CHECK ((people >= 5)),
    CONSTRAINT insights_minedtheme_before_count_check CHECK ((before_count >= 0)),
    CONSTRAINT insights_minedtheme_now_count_check CHECK ((now_count >= 0)),
    CONSTRAINT insights_minedtheme_people_check CHECK ((people >= 0))
);
ALTER TABLE public.insights_minedtheme ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.insights_minedtheme_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.insights_miningrun (
    id bigint NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    now_texts integer NOT NULL,
    before_texts integer NOT NULL,
    people jsonb NOT NULL,
    texts jsonb NOT NULL,
    CONSTRAINT insights_miningrun_before_texts_check CHECK ((before_texts >= 0)),
    CONSTRAINT insights_miningrun_now_texts_check CHECK ((now_texts >= 0))
);
ALTER TABLE public.insights_miningrun ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.insights_miningrun_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.internal_records_ideanote (
    id bigint NOT NULL,
    body text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    edited_at timestamp with time zone,
    removed_at timestamp with time zone,
    by_id bigint NOT NULL,
    idea_id bigint NOT NULL,
    CONSTRAINT an_internal_note_says_something CHECK ((NOT (body = ''::text)))
);
ALTER TABLE public.internal_records_ideanote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.internal_records_ideanote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.internal_records_ideascore (
    id bigint NOT NULL,
    factors jsonb NOT NULL,
    figures jsonb NOT NULL,
    value numeric(18,4),
    why_not character varying(10) NOT NULL,
    scored_at timestamp with time zone NOT NULL,
    computed_at timestamp with time zone NOT NULL,
    idea_id bigint NOT NULL,
    scored_by_id bigint,
    formula_id bigint NOT NULL,
    CONSTRAINT an_idea_without_a_score_says_why CHECK ((((value IS NOT NULL) AND ((why_not)::text = ''::text)) OR ((value IS NULL) AND (NOT ((why_not)::text = ''::text)))))
);
ALTER TABLE public.internal_records_ideascore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.internal_records_ideascore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.internal_records_scorefactor (
    id bigint NOT NULL,
    key character varying(30) NOT NULL,
    name character varying(60) NOT NULL,
    unit character varying(60) NOT NULL,
    help character varying(300) NOT NULL,
    scale jsonb NOT NULL,
    is_positive boolean NOT NULL,
    "order" smallint NOT NULL,
    formula_id bigint NOT NULL,
    CONSTRAINT internal_records_scorefactor_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.internal_records_scorefactor ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.internal_records_scorefactor_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.internal_records_scoreformula (
    id bigint NOT NULL,
    key character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    expression character varying(300) NOT NULL,
    is_active boolean NOT NULL,
    "order" smallint NOT NULL,
    CONSTRAINT a_formula_computes_something CHECK ((NOT ((expression)::text = ''::text))),
    CONSTRAINT internal_records_scoreformula_order_check CHECK (("order" >= 0))
);
ALTER TABLE public.internal_records_scoreformula ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.internal_records_scoreformula_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.internal_records_trackerlink (
    id bigint NOT NULL,
    url character varying(500) NOT NULL,
    label character varying(80) NOT NULL,
    state character varying(10) NOT NULL,
    added_at timestamp with time zone NOT NULL,
    added_by_id bigint NOT NULL,
    idea_id bigint NOT NULL,
    CONSTRAINT a_tracker_link_leads_to_the_web CHECK ((((url)::text ~~ 'https://%'::text) OR ((url)::text ~~ 'http://%'::text)))
);
ALTER TABLE public.internal_records_trackerlink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.internal_records_trackerlink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_codetries (
    id bigint NOT NULL,
    key character varying(64) NOT NULL,
    tried_at jsonb NOT NULL,
    last_at timestamp with time zone NOT NULL
);
ALTER TABLE public.members_codetries ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_codetries_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_consent (
    id bigint NOT NULL,
    purpose character varying(40) NOT NULL,
    wording character varying(64) NOT NULL,
    given_at timestamp with time zone NOT NULL,
    withdrawn_at timestamp with time zone,
    member_id bigint NOT NULL
);
ALTER TABLE public.members_consent ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_consent_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_entrylink (
    id bigint NOT NULL,
    token_hash character varying(64) NOT NULL,
    purpose character varying(8) NOT NULL,
    address character varying(254) NOT NULL,
    details jsonb NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    used_at timestamp with time zone,
    member_id bigint
);
ALTER TABLE public.members_entrylink ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_entrylink_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_formerhandle (
    id bigint NOT NULL,
    handle character varying(30) NOT NULL,
    given_up_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.members_formerhandle ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_formerhandle_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_importedmember (
    id bigint NOT NULL,
    source character varying(200) NOT NULL,
    source_id character varying(40) NOT NULL,
    profile_url character varying(200) NOT NULL,
    reputation integer,
    badges jsonb NOT NULL,
    fingerprint character varying(64) NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.members_importedmember ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_importedmember_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_invitation (
    id bigint NOT NULL,
    email character varying(254) NOT NULL,
    token character varying(64) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    accepted_at timestamp with time zone,
    accepted_by_id bigint,
    invited_by_id bigint NOT NULL
);
ALTER TABLE public.members_invitation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_invitation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_member (
    id bigint NOT NULL,
    password character varying(128) NOT NULL,
    last_login timestamp with time zone,
    is_superuser boolean NOT NULL,
    username character varying(30) NOT NULL,
    email character varying(254),
    name character varying(60) NOT NULL,
    bio character varying(500) NOT NULL,
    location character varying(80) NOT NULL,
    website character varying(200) NOT NULL,
    avatar character varying(100) NOT NULL,
    avatar_path character varying(200) NOT NULL,
    avatar_hue smallint NOT NULL,
    language character varying(10) NOT NULL,
    time_zone character varying(50) NOT NULL,
    theme character varying(5) NOT NULL,
    is_staff boolean NOT NULL,
    is_active boolean NOT NULL,
    joined_at timestamp with time zone NOT NULL,
    last_seen_at timestamp with time zone,
    approved_at timestamp with time zone,
    rules_accepted_at timestamp with time zone,
    suspended_until timestamp with time zone,
    suspended_reason character varying(300) NOT NULL,
    erased_at timestamp with time zone,
    is_imported boolean NOT NULL,
    trust_level smallint NOT NULL,
    trust_changed_at timestamp with time zone,
    reputation integer NOT NULL,
    sharing_answered_at timestamp with time zone,
    topic_count integer NOT NULL,
    reply_count integer NOT NULL,
    solution_count integer NOT NULL,
    helpful_count integer NOT NULL,
    members_topic_count integer NOT NULL,
    members_reply_count integer NOT NULL,
    members_solution_count integer NOT NULL,
    members_helpful_count integer NOT NULL,
    organisation_id bigint,
    CONSTRAINT an_erased_member_has_no_address CHECK (((erased_at IS NULL) OR (email IS NULL))),
    CONSTRAINT members_member_avatar_hue_check CHECK ((avatar_hue >= 0)),
    CONSTRAINT members_member_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT members_member_members_helpful_count_check CHECK ((members_helpful_count >= 0)),
    CONSTRAINT members_member_members_reply_count_check CHECK ((members_reply_count >= 0)),
    CONSTRAINT members_member_members_solution_count_check CHECK ((members_solution_count >= 0)),
    CONSTRAINT members_member_members_topic_count_check CHECK ((members_topic_count >= 0)),
    CONSTRAINT members_member_reply_count_check CHECK ((reply_count >= 0)),
    CONSTRAINT members_member_solution_count_check CHECK ((solution_count >= 0)),
    CONSTRAINT members_member_topic_count_check CHECK ((topic_count >= 0)),
    CONSTRAINT members_member_trust_level_check CHECK ((trust_level >= 0))
);
CREATE TABLE public.members_member_groups (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.members_member_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_member_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.members_member ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_member_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_member_user_permissions (
    id bigint NOT NULL,
    member_id bigint NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.members_member_user_permissions ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_member_user_permissions_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_memberclaim (
    id bigint NOT NULL,
    evidence text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    decided_at timestamp with time zone,
    is_confirmed boolean,
    claimant_id bigint NOT NULL,
    decided_by_id bigint,
    imported_id bigint NOT NULL
);
ALTER TABLE public.members_memberclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_memberclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_membershipsettings (
    id bigint NOT NULL,
    mode character varying(12) NOT NULL,
    allowed_domains text NOT NULL,
    joins_organisation boolean NOT NULL,
    privacy_page_id integer,
    rules_page_id integer,
    site_id integer NOT NULL
);
ALTER TABLE public.members_membershipsettings ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_membershipsettings_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_organisation (
    id bigint NOT NULL,
    name character varying(120) NOT NULL,
    domain character varying(120) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    revenue_band_id character varying(20),
    segment_id character varying(20)
);
ALTER TABLE public.members_organisation ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_organisation_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_organisationmembership (
    id bigint NOT NULL,
    is_primary boolean NOT NULL,
    from_date date NOT NULL,
    until_date date,
    source character varying(40) NOT NULL,
    member_id bigint NOT NULL,
    organisation_id bigint NOT NULL,
    CONSTRAINT a_membership_ends_no_earlier_than_it_begins CHECK (((until_date IS NULL) OR (until_date >= from_date)))
);
ALTER TABLE public.members_organisationmembership ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_organisationmembership_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_personalexport (
    id bigint NOT NULL,
    key character varying(43) NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    ready_at timestamp with time zone,
    expires_at timestamp with time zone,
    file character varying(100) NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.members_personalexport ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.members_personalexport_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.members_revenueband (
    key character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    at_least bigint NOT NULL,
    currency character varying(3) NOT NULL,
    CONSTRAINT a_revenue_band_has_a_currency CHECK ((length((currency)::text) = 3)),
    CONSTRAINT members_revenueband_at_least_check CHECK ((at_least >= 0))
);
CREATE TABLE public.members_segment (
    key character varying(20) NOT NULL,
    name character varying(60) NOT NULL,
    "position" smallint NOT NULL,
    CONSTRAINT members_segment_position_check CHECK (("position" >= 0))
);
CREATE TABLE public.mfa_authenticator (
    id bigint NOT NULL,
    type character varying(20) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    last_used_at timestamp with time zone
);
ALTER TABLE public.mfa_authenticator ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.mfa_authenticator_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_accountcheck (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    cleared_at timestamp with time zone,
    cleared_by_id bigint,
    member_id bigint NOT NULL,
    resembles_id bigint NOT NULL,
    CONSTRAINT an_account_is_cleared_by_somebody CHECK ((((cleared_at IS NULL) AND (cleared_by_id IS NULL)) OR ((cleared_at IS NOT NULL) AND (cleared_by_id IS NOT NULL))))
);
ALTER TABLE public.moderation_accountcheck ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_accountcheck_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_caseclaim (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    until timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    object_type_id integer NOT NULL,
    CONSTRAINT moderation_caseclaim_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.moderation_caseclaim ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_caseclaim_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_decision (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    title character varying(255) NOT NULL,
    act character varying(10) NOT NULL,
    reason character varying(500) NOT NULL,
    source character varying(12) NOT NULL,
    decided_at timestamp with time zone NOT NULL,
    undone_at timestamp with time zone,
    place_before bigint,
    place_after bigint,
    by_id bigint,
    object_type_id integer NOT NULL,
    undoes_id bigint,
    undone_by_id bigint,
    rule_id bigint,
    sanction_id bigint,
    CONSTRAINT a_decision_has_a_reason CHECK ((((act)::text = ANY (ARRAY[('restore'::character varying)::text, ('lock'::character varying)::text, ('unlock'::character varying)::text])) OR (NOT ((reason)::text = ''::text)) OR (undoes_id IS NOT NULL))),
    CONSTRAINT a_decision_says_by_whom CHECK (((by_id IS NOT NULL) OR ((source)::text = ANY (ARRAY[('import'::character varying)::text, ('automation'::character varying)::text])))),
    CONSTRAINT a_move_says_from_where_and_where_to CHECK (((((act)::text = 'move'::text) AND (place_after IS NOT NULL) AND (place_before IS NOT NULL)) OR ((NOT ((act)::text = 'move'::text)) AND (place_after IS NULL) AND (place_before IS NULL)))),
    CONSTRAINT an_undone_decision_says_when CHECK (((undone_by_id IS NULL) OR (undone_at IS NOT NULL))),
    CONSTRAINT moderation_decision_object_id_check CHECK ((object_id >= 0)),
    CONSTRAINT moderation_decision_place_after_check CHECK ((place_after >= 0)),
    CONSTRAINT moderation_decision_place_before_check CHECK ((place_before >= 0)),
    CONSTRAINT restoring_unlocking_and_moving_undo CHECK (((undoes_id IS NULL) OR ((act)::text = ANY (ARRAY[('restore'::character varying)::text, ('unlock'::character varying)::text, ('move'::character varying)::text])))),
    CONSTRAINT what_a_removal_hid_names_it CHECK (((((act)::text = 'hide'::text) AND (sanction_id IS NOT NULL) AND ((source)::text = 'removal'::text)) OR ((NOT (((act)::text = 'hide'::text) AND ((source)::text = 'removal'::text))) AND (sanction_id IS NULL))))
);
ALTER TABLE public.moderation_decision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_decision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_flag (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    reason character varying(12) NOT NULL,
    note character varying(500) NOT NULL,
    weight double precision NOT NULL,
    created_at timestamp with time zone NOT NULL,
    outcome character varying(10) NOT NULL,
    decided_at timestamp with time zone,
    answer character varying(500) NOT NULL,
    decided_by_id bigint,
    decision_id bigint,
    member_id bigint,
    object_type_id integer NOT NULL,
    CONSTRAINT a_decided_flag_says_when CHECK ((((decided_at IS NULL) AND ((outcome)::text = ''::text)) OR ((NOT ((outcome)::text = ''::text)) AND (decided_at IS NOT NULL)))),
    CONSTRAINT moderation_flag_object_id_check CHECK ((object_id >= 0)),
    CONSTRAINT no_flag_counts_against_the_others CHECK ((weight >= (0.0)::double precision))
);
ALTER TABLE public.moderation_flag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_flag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_privatereading (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    page character varying(200) NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    object_type_id integer NOT NULL,
    CONSTRAINT a_private_reading_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT moderation_privatereading_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.moderation_privatereading ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_privatereading_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_reasontemplate (
    id bigint NOT NULL,
    title character varying(80) NOT NULL,
    text text NOT NULL,
    language character varying(10) NOT NULL,
    rule_id bigint,
    CONSTRAINT a_prepared_reason_says_something CHECK ((NOT (text = ''::text)))
);
ALTER TABLE public.moderation_reasontemplate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_reasontemplate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_rule (
    id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(60) NOT NULL,
    text text NOT NULL,
    flag_reason character varying(12) NOT NULL,
    is_in_force boolean NOT NULL,
    CONSTRAINT a_rule_has_a_title CHECK ((NOT ((title)::text = ''::text))),
    CONSTRAINT moderation_rule_number_check CHECK ((number >= 0)),
    CONSTRAINT rules_are_numbered_from_one CHECK ((number >= 1))
);
ALTER TABLE public.moderation_rule ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_rule_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_sanction (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    reason character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    until timestamp with time zone,
    undone_at timestamp with time zone,
    by_id bigint NOT NULL,
    member_id bigint NOT NULL,
    undone_by_id bigint,
    CONSTRAINT a_sanction_has_a_reason CHECK ((NOT ((reason)::text = ''::text)))
);
ALTER TABLE public.moderation_sanction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_sanction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.moderation_trustgrant (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    reason character varying(300) NOT NULL,
    taken_at timestamp with time zone,
    taken_reason character varying(300) NOT NULL,
    by_id bigint NOT NULL,
    member_id bigint NOT NULL,
    taken_by_id bigint,
    CONSTRAINT giving_trust_has_a_reason CHECK ((NOT ((reason)::text = ''::text))),
    CONSTRAINT taking_trust_says_when_by_whom_and_why CHECK ((((taken_at IS NULL) AND (taken_by_id IS NULL) AND ((taken_reason)::text = ''::text)) OR ((taken_at IS NOT NULL) AND (taken_by_id IS NOT NULL) AND (NOT ((taken_reason)::text = ''::text)))))
);
ALTER TABLE public.moderation_trustgrant ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.moderation_trustgrant_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_digest (
    id bigint NOT NULL,
    next_at timestamp with time zone NOT NULL,
    sent_at timestamp with time zone,
    sent_count integer NOT NULL,
    attempts smallint NOT NULL,
    last_error character varying(300) NOT NULL,
    member_id bigint NOT NULL,
    CONSTRAINT notifications_digest_attempts_check CHECK ((attempts >= 0)),
    CONSTRAINT notifications_digest_sent_count_check CHECK ((sent_count >= 0))
);
ALTER TABLE public.notifications_digest ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_digest_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_follow (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    is_muted boolean NOT NULL,
    is_automatic boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    object_type_id integer NOT NULL,
    CONSTRAINT notifications_follow_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.notifications_follow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_follow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_notification (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    subject_id bigint NOT NULL,
    about character varying(12) NOT NULL,
    actor_count integer NOT NULL,
    "group" character varying(100) NOT NULL,
    is_latest boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    read_at timestamp with time zone,
    activity_id bigint NOT NULL,
    actor_id bigint,
    member_id bigint NOT NULL,
    subject_type_id integer NOT NULL,
    CONSTRAINT notifications_notification_actor_count_check CHECK ((actor_count >= 0)),
    CONSTRAINT notifications_notification_subject_id_check CHECK ((subject_id >= 0))
);
ALTER TABLE public.notifications_notification ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_notification_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_outgoingemail (
    id bigint NOT NULL,
    due_at timestamp with time zone NOT NULL,
    leased_until timestamp with time zone,
    sent_at timestamp with time zone,
    dropped_reason character varying(40) NOT NULL,
    attempts smallint NOT NULL,
    last_error character varying(300) NOT NULL,
    notification_id bigint NOT NULL,
    CONSTRAINT notifications_outgoingemail_attempts_check CHECK ((attempts >= 0))
);
ALTER TABLE public.notifications_outgoingemail ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_outgoingemail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.notifications_preference (
    id bigint NOT NULL,
    kind character varying(12) NOT NULL,
    by_inbox boolean NOT NULL,
    by_email boolean NOT NULL,
    changed_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.notifications_preference ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.notifications_preference_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_demothing (
    id bigint NOT NULL,
    key character varying(120) NOT NULL,
    object_id bigint NOT NULL,
    object_type_id integer NOT NULL,
    CONSTRAINT operations_demothing_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.operations_demothing ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_demothing_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_importedtext (
    id bigint NOT NULL,
    source_id bigint NOT NULL,
    kind smallint NOT NULL,
    tag character varying(40) NOT NULL,
    body text NOT NULL,
    score integer NOT NULL,
    author_name character varying(100) NOT NULL,
    url character varying(300) NOT NULL,
    licence character varying(40) NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    fingerprint character varying(64) NOT NULL,
    origin_id bigint NOT NULL,
    CONSTRAINT operations_importedtext_kind_check CHECK ((kind >= 0))
);
ALTER TABLE public.operations_importedtext ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_importedtext_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.operations_importsource (
    id bigint NOT NULL,
    site character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    report jsonb NOT NULL,
    board_id integer NOT NULL
);
ALTER TABLE public.operations_importsource ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.operations_importsource_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pages_homepage (
    page_ptr_id integer NOT NULL,
    headline character varying(120) NOT NULL,
    intro character varying(300) NOT NULL,
    main jsonb NOT NULL,
    side jsonb NOT NULL,
    is_greeting boolean NOT NULL
);
CREATE TABLE public.pages_landingpage (
    page_ptr_id integer NOT NULL,
    headline character varying(120) NOT NULL,
    intro character varying(300) NOT NULL,
    main jsonb NOT NULL,
    side jsonb NOT NULL
);
CREATE TABLE public.pages_textpage (
    page_ptr_id integer NOT NULL,
    body text NOT NULL
);
CREATE TABLE public.pairwise_comparison (
    id bigint NOT NULL,
    answer smallint NOT NULL,
    compared_at timestamp with time zone NOT NULL,
    board_id integer NOT NULL,
    first_id bigint NOT NULL,
    member_id bigint NOT NULL,
    second_id bigint NOT NULL,
    CONSTRAINT a_pair_has_its_lower_number_first CHECK ((first_id < second_id)),
    CONSTRAINT one_of_the_pair_or_neither CHECK ((answer = ANY (ARRAY[0, 1, 2]))),
    CONSTRAINT pairwise_comparison_answer_check CHECK ((answer >= 0))
);
ALTER TABLE public.pairwise_comparison ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.pairwise_comparison_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.pairwise_ranking (
    board_id integer NOT NULL,
    counted_at timestamp with time zone NOT NULL,
    people integer NOT NULL,
    comparisons integer NOT NULL,
    outcomes jsonb NOT NULL,
    CONSTRAINT pairwise_ranking_comparisons_check CHECK ((comparisons >= 0)),
    CONSTRAINT pairwise_ranking_people_check CHECK ((people >= 0))
);
CREATE TABLE public.polls_askingterms (
    page_id integer NOT NULL,
    disclosure character varying(12) NOT NULL,
    closes_at timestamp with time zone,
    most_choices smallint NOT NULL,
    first_answered_at timestamp with time zone NOT NULL,
    CONSTRAINT a_confidential_question_has_an_end CHECK (((NOT ((disclosure)::text = 'confidential'::text)) OR (closes_at IS NOT NULL))),
    CONSTRAINT polls_askingterms_most_choices_check CHECK ((most_choices >= 0))
);
CREATE TABLE public.polls_conversationpage (
    page_ptr_id integer NOT NULL,
    intro character varying(500) NOT NULL,
    closes_at timestamp with time zone,
    hides_results boolean NOT NULL,
    disclosure character varying(12) NOT NULL,
    takes_statements boolean NOT NULL
);
CREATE TABLE public.polls_inlineballot (
    id bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    poll_id bigint NOT NULL
);
CREATE TABLE public.polls_inlineballot_choices (
    id bigint NOT NULL,
    inlineballot_id bigint NOT NULL,
    inlinechoice_id bigint NOT NULL
);
ALTER TABLE public.polls_inlineballot_choices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_inlineballot_choices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.polls_inlineballot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_inlineballot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_inlinechoice (
    id bigint NOT NULL,
    text character varying(120) NOT NULL,
    "position" smallint NOT NULL,
    vote_count integer NOT NULL,
    poll_id bigint NOT NULL,
    CONSTRAINT an_inline_choice_says_something CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT polls_inlinechoice_position_check CHECK (("position" >= 0)),
    CONSTRAINT polls_inlinechoice_vote_count_check CHECK ((vote_count >= 0))
);
ALTER TABLE public.polls_inlinechoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_inlinechoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_inlinepoll (
    id bigint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    question character varying(200) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    disclosure character varying(12) NOT NULL,
    most_choices smallint NOT NULL,
    shows_results character varying(6) NOT NULL,
    closes_at timestamp with time zone,
    closed_at timestamp with time zone,
    ballot_count integer NOT NULL,
    author_id bigint,
    closed_by_id bigint,
    deleted_by_id bigint,
    hidden_by_id bigint,
    CONSTRAINT a_confidential_inline_poll_has_an_end CHECK (((NOT ((disclosure)::text = 'confidential'::text)) OR (closes_at IS NOT NULL))),
    CONSTRAINT an_inline_poll_asks_something CHECK ((NOT ((question)::text = ''::text))),
    CONSTRAINT an_inline_poll_takes_a_choice CHECK ((most_choices >= 1)),
    CONSTRAINT polls_inlinepoll_ballot_count_check CHECK ((ballot_count >= 0)),
    CONSTRAINT polls_inlinepoll_most_choices_check CHECK ((most_choices >= 0))
);
ALTER TABLE public.polls_inlinepoll ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_inlinepoll_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_opinionmap (
    conversation_id integer NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    people integer NOT NULL,
    is_final boolean NOT NULL,
    groups jsonb NOT NULL,
    consensus jsonb NOT NULL,
    totals jsonb NOT NULL,
    reach jsonb NOT NULL,
    CONSTRAINT polls_opinionmap_people_check CHECK ((people >= 0))
);
CREATE TABLE public.polls_pollballot (
    id bigint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    poll_id integer NOT NULL
);
CREATE TABLE public.polls_pollballot_choices (
    id bigint NOT NULL,
    pollballot_id bigint NOT NULL,
    pollchoice_id bigint NOT NULL
);
ALTER TABLE public.polls_pollballot_choices ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_pollballot_choices_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.polls_pollballot ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_pollballot_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_pollchoice (
    id bigint NOT NULL,
    sort_order integer,
    text character varying(120) NOT NULL,
    poll_id integer NOT NULL
);
ALTER TABLE public.polls_pollchoice ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_pollchoice_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_pollpage (
    page_ptr_id integer NOT NULL,
    intro character varying(500) NOT NULL,
    closes_at timestamp with time zone,
    hides_results boolean NOT NULL,
    disclosure character varying(12) NOT NULL,
    most_choices smallint NOT NULL,
    CONSTRAINT polls_pollpage_most_choices_check CHECK ((most_choices >= 0))
);
CREATE TABLE public.polls_polltally (
    poll_id integer NOT NULL,
    ballot_count integer NOT NULL,
    counts jsonb NOT NULL,
    is_final boolean NOT NULL,
    CONSTRAINT polls_polltally_ballot_count_check CHECK ((ballot_count >= 0))
);
CREATE TABLE public.polls_statement (
    id bigint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    is_from_company boolean NOT NULL,
    text character varying(140) NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    author_id bigint,
    conversation_id integer NOT NULL,
    deleted_by_id bigint,
    hidden_by_id bigint,
    CONSTRAINT a_statement_says_something CHECK ((NOT ((text)::text = ''::text)))
);
ALTER TABLE public.polls_statement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_statement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.polls_statementanswer (
    id bigint NOT NULL,
    answer smallint NOT NULL,
    answered_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    statement_id bigint NOT NULL,
    CONSTRAINT agree_disagree_or_neither CHECK ((answer = ANY (ARRAY[1, 0, '-1'::integer])))
);
ALTER TABLE public.polls_statementanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.polls_statementanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.products_ownedproduct (
    id bigint NOT NULL,
    since timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    product_id integer NOT NULL
);
ALTER TABLE public.products_ownedproduct ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.products_ownedproduct_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.products_productindexpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL
);
CREATE TABLE public.products_productpage (
    page_ptr_id integer NOT NULL,
    family character varying(60) NOT NULL,
    tagline character varying(200) NOT NULL,
    body text NOT NULL,
    image_id integer
);
CREATE TABLE public.ratings_companyanswer (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    author_id bigint NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT ratings_companyanswer_edit_count_check CHECK ((edit_count >= 0))
);
ALTER TABLE public.ratings_companyanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_companyanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_dimension (
    id bigint NOT NULL,
    family character varying(60) NOT NULL,
    sort_order smallint NOT NULL,
    is_asked boolean NOT NULL,
    name character varying(40) NOT NULL,
    CONSTRAINT a_dimension_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT ratings_dimension_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.ratings_dimension ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_dimension_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_dimensionscore (
    id bigint NOT NULL,
    stars smallint NOT NULL,
    dimension_id bigint NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT a_score_has_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT ratings_dimensionscore_stars_check CHECK ((stars >= 0))
);
ALTER TABLE public.ratings_dimensionscore ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_dimensionscore_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_dimensiontally (
    id bigint NOT NULL,
    count integer NOT NULL,
    sum integer NOT NULL,
    dimension_id bigint NOT NULL,
    product_id integer NOT NULL,
    CONSTRAINT a_sum_of_stars_fits_its_count CHECK (((sum >= count) AND (sum <= (count * 5)))),
    CONSTRAINT ratings_dimensiontally_count_check CHECK ((count >= 0)),
    CONSTRAINT ratings_dimensiontally_sum_check CHECK ((sum >= 0))
);
ALTER TABLE public.ratings_dimensiontally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_dimensiontally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_monthtally (
    id bigint NOT NULL,
    month date NOT NULL,
    count integer NOT NULL,
    sum integer NOT NULL,
    product_id integer NOT NULL,
    CONSTRAINT a_sum_of_a_month_fits_its_count CHECK (((sum >= count) AND (sum <= (count * 5)))),
    CONSTRAINT ratings_monthtally_count_check CHECK ((count >= 0)),
    CONSTRAINT ratings_monthtally_sum_check CHECK ((sum >= 0))
);
ALTER TABLE public.ratings_monthtally ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_monthtally_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_productrating (
    product_id integer NOT NULL,
    stars_1 integer NOT NULL,
    stars_2 integer NOT NULL,
    stars_3 integer NOT NULL,
    stars_4 integer NOT NULL,
    stars_5 integer NOT NULL,
    imported_stars_1 integer NOT NULL,
    imported_stars_2 integer NOT NULL,
    imported_stars_3 integer NOT NULL,
    imported_stars_4 integer NOT NULL,
    imported_stars_5 integer NOT NULL,
    text_count integer NOT NULL,
    recommend_count integer NOT NULL,
    recommend_yes_count integer NOT NULL,
    verified_count integer NOT NULL,
    rewarded_count integer NOT NULL,
    employee_count integer NOT NULL,
    held_count integer NOT NULL,
    CONSTRAINT ratings_productrating_employee_count_check CHECK ((employee_count >= 0)),
    CONSTRAINT ratings_productrating_held_count_check CHECK ((held_count >= 0)),
    CONSTRAINT ratings_productrating_imported_stars_1_check CHECK ((imported_stars_1 >= 0)),
    CONSTRAINT ratings_productrating_imported_stars_2_check CHECK ((imported_stars_2 >= 0)),
    CONSTRAINT ratings_productrating_imported_stars_3_check CHECK ((imported_stars_3 >= 0)),
    CONSTRAINT ratings_productrating_imported_stars_4_check CHECK ((imported_stars_4 >= 0)),
    CONSTRAINT ratings_productrating_imported_stars_5_check CHECK ((imported_stars_5 >= 0)),
    CONSTRAINT ratings_productrating_recommend_count_check CHECK ((recommend_count >= 0)),
    CONSTRAINT ratings_productrating_recommend_yes_count_check CHECK ((recommend_yes_count >= 0)),
    CONSTRAINT ratings_productrating_rewarded_count_check CHECK ((rewarded_count >= 0)),
    CONSTRAINT ratings_productrating_stars_1_check CHECK ((stars_1 >= 0)),
    CONSTRAINT ratings_productrating_stars_2_check CHECK ((stars_2 >= 0)),
    CONSTRAINT ratings_productrating_stars_3_check CHECK ((stars_3 >= 0)),
    CONSTRAINT ratings_productrating_stars_4_check CHECK ((stars_4 >= 0)),
    CONSTRAINT ratings_productrating_stars_5_check CHECK ((stars_5 >= 0)),
    CONSTRAINT ratings_productrating_text_count_check CHECK ((text_count >= 0)),
    CONSTRAINT ratings_productrating_verified_count_check CHECK ((verified_count >= 0))
);
CREATE TABLE public.ratings_review (
    id bigint NOT NULL,
    body text NOT NULL,
    excerpt character varying(300) NOT NULL,
    edited_at timestamp with time zone,
    edit_count smallint NOT NULL,
    hidden_at timestamp with time zone,
    hidden_reason character varying(300) NOT NULL,
    deleted_at timestamp with time zone,
    author_name character varying(100) NOT NULL,
    stars smallint NOT NULL,
    title character varying(120) NOT NULL,
    pros jsonb NOT NULL,
    cons jsonb NOT NULL,
    recommends character varying(8) NOT NULL,
    used_for character varying(8) NOT NULL,
    product_version character varying(40) NOT NULL,
    posted_at timestamp with time zone NOT NULL,
    is_dated boolean NOT NULL,
    verified_at timestamp with time zone,
    rewarded_at timestamp with time zone,
    is_employee boolean NOT NULL,
    imported_from character varying(60) NOT NULL,
    source_key character varying(80) NOT NULL,
    held_at timestamp with time zone,
    released_at timestamp with time zone,
    edition smallint NOT NULL,
    helpful_count integer NOT NULL,
    unhelpful_count integer NOT NULL,
    earlier_helpful_count integer NOT NULL,
    imported_helpful_count integer NOT NULL,
    helpful_score double precision NOT NULL,
    author_id bigint,
    deleted_by_id bigint,
    hidden_by_id bigint,
    product_id integer NOT NULL,
    CONSTRAINT a_review_has_an_author_or_a_source CHECK (((author_id IS NOT NULL) OR (NOT ((imported_from)::text = ''::text)))),
    CONSTRAINT a_review_has_one_to_five_stars CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT an_imported_review_says_which_row_it_was CHECK (((((imported_from)::text = ''::text) AND ((source_key)::text = ''::text)) OR ((NOT ((imported_from)::text = ''::text)) AND (NOT ((source_key)::text = ''::text))))),
    CONSTRAINT ratings_review_earlier_helpful_count_check CHECK ((earlier_helpful_count >= 0)),
    CONSTRAINT ratings_review_edit_count_check CHECK ((edit_count >= 0)),
    CONSTRAINT ratings_review_edition_check CHECK ((edition >= 0)),
    CONSTRAINT ratings_review_helpful_count_check CHECK ((helpful_count >= 0)),
    CONSTRAINT ratings_review_imported_helpful_count_check CHECK ((imported_helpful_count >= 0)),
    CONSTRAINT ratings_review_stars_check CHECK ((stars >= 0)),
    CONSTRAINT ratings_review_unhelpful_count_check CHECK ((unhelpful_count >= 0))
);
ALTER TABLE public.ratings_review ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_review_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_reviewphoto (
    id bigint NOT NULL,
    "position" smallint NOT NULL,
    review_id bigint NOT NULL,
    upload_id bigint NOT NULL,
    CONSTRAINT ratings_reviewphoto_position_check CHECK (("position" >= 0))
);
ALTER TABLE public.ratings_reviewphoto ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_reviewphoto_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_reviewreturn (
    id bigint NOT NULL,
    code character varying(12) NOT NULL,
    passage character varying(300) NOT NULL,
    note character varying(300) NOT NULL,
    at timestamp with time zone NOT NULL,
    sent_again_at timestamp with time zone,
    closed_at timestamp with time zone,
    by_id bigint NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT a_return_has_one_of_the_reasons CHECK (((code)::text = ANY (ARRAY[('private'::character varying)::text, ('rude'::character varying)::text, ('spam'::character varying)::text, ('off-topic'::character varying)::text]))),
    CONSTRAINT a_return_names_the_words CHECK ((NOT ((passage)::text = ''::text)))
);
ALTER TABLE public.ratings_reviewreturn ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_reviewreturn_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_reviewversion (
    id bigint NOT NULL,
    number smallint NOT NULL,
    stars smallint NOT NULL,
    title character varying(120) NOT NULL,
    body text NOT NULL,
    pros jsonb NOT NULL,
    cons jsonb NOT NULL,
    until timestamp with time zone NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT a_version_of_a_review_has_stars CHECK (((stars >= 1) AND (stars <= 5))),
    CONSTRAINT ratings_reviewversion_number_check CHECK ((number >= 0)),
    CONSTRAINT ratings_reviewversion_stars_check CHECK ((stars >= 0))
);
ALTER TABLE public.ratings_reviewversion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_reviewversion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_reviewvote (
    id bigint NOT NULL,
    is_helpful boolean NOT NULL,
    edition smallint NOT NULL,
    voted_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL,
    review_id bigint NOT NULL,
    CONSTRAINT ratings_reviewvote_edition_check CHECK ((edition >= 0))
);
ALTER TABLE public.ratings_reviewvote ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_reviewvote_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_useanswer (
    id bigint NOT NULL,
    review_id bigint NOT NULL,
    option_id bigint NOT NULL,
    question_id bigint NOT NULL
);
ALTER TABLE public.ratings_useanswer ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_useanswer_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_useoption (
    id bigint NOT NULL,
    text character varying(60) NOT NULL,
    sort_order smallint NOT NULL,
    question_id bigint NOT NULL,
    CONSTRAINT an_option_of_use_has_words CHECK ((NOT ((text)::text = ''::text))),
    CONSTRAINT ratings_useoption_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.ratings_useoption ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_useoption_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.ratings_usequestion (
    id bigint NOT NULL,
    family character varying(60) NOT NULL,
    sort_order smallint NOT NULL,
    is_asked boolean NOT NULL,
    question character varying(80) NOT NULL,
    CONSTRAINT a_question_of_use_has_words CHECK ((NOT ((question)::text = ''::text))),
    CONSTRAINT ratings_usequestion_sort_order_check CHECK ((sort_order >= 0))
);
ALTER TABLE public.ratings_usequestion ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.ratings_usequestion_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.roadmap_changelogidea (
    id bigint NOT NULL,
    sort_order integer,
    idea_id bigint NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.roadmap_changelogidea ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.roadmap_changelogidea_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.roadmap_changelogindexpage (
    page_ptr_id integer NOT NULL,
    intro character varying(300) NOT NULL
);
CREATE TABLE public.roadmap_changelogpage (
    page_ptr_id integer NOT NULL,
    summary character varying(300) NOT NULL,
    body text NOT NULL,
    released_on date NOT NULL,
    delivers boolean NOT NULL,
    product_id integer
);
CREATE TABLE public.roadmap_shipment (
    id bigint NOT NULL,
    shipped_at timestamp with time zone NOT NULL,
    idea_id bigint NOT NULL,
    page_id integer NOT NULL
);
ALTER TABLE public.roadmap_shipment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.roadmap_shipment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_askedsearch (
    id bigint NOT NULL,
    text character varying(80) NOT NULL,
    count integer NOT NULL,
    empty_count integer NOT NULL,
    last_on date NOT NULL,
    CONSTRAINT search_askedsearch_count_check CHECK ((count >= 0)),
    CONSTRAINT search_askedsearch_empty_count_check CHECK ((empty_count >= 0))
);
ALTER TABLE public.search_askedsearch ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_askedsearch_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.search_searchentry (
    id bigint NOT NULL,
    kind character varying(40) NOT NULL,
    object_id bigint NOT NULL,
    scope character varying(40) NOT NULL,
    variety character varying(20) NOT NULL,
    is_solved boolean NOT NULL,
    weight integer NOT NULL,
    author_id bigint,
    posted_at timestamp with time zone NOT NULL,
    indexed_at timestamp with time zone NOT NULL,
    tags text NOT NULL,
    title character varying(255) NOT NULL,
    grams text NOT NULL,
    body text NOT NULL,
    vector tsvector,
    title_vector tsvector,
    CONSTRAINT search_searchentry_author_id_check CHECK ((author_id >= 0)),
    CONSTRAINT search_searchentry_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE ONLY public.search_searchentry ALTER COLUMN vector SET STATISTICS 500;
ALTER TABLE public.search_searchentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.search_searchentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialaccount (
    id integer NOT NULL,
    provider character varying(200) NOT NULL,
    uid character varying(191) NOT NULL,
    last_login timestamp with time zone NOT NULL,
    date_joined timestamp with time zone NOT NULL,
    extra_data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.socialaccount_socialaccount ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialaccount_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialapp (
    id integer NOT NULL,
    provider character varying(30) NOT NULL,
    name character varying(40) NOT NULL,
    client_id character varying(191) NOT NULL,
    secret character varying(191) NOT NULL,
    key character varying(191) NOT NULL,
    provider_id character varying(200) NOT NULL,
    settings jsonb NOT NULL
);
ALTER TABLE public.socialaccount_socialapp ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialapp_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.socialaccount_socialtoken (
    id integer NOT NULL,
    token text NOT NULL,
    token_secret text NOT NULL,
    expires_at timestamp with time zone,
    account_id integer NOT NULL,
    app_id integer
);
ALTER TABLE public.socialaccount_socialtoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.socialaccount_socialtoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_tag (
    id integer NOT NULL,
    name character varying(100) NOT NULL,
    slug character varying(100) NOT NULL
);
ALTER TABLE public.taggit_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.taggit_taggeditem (
    id integer NOT NULL,
    object_id integer NOT NULL,
    content_type_id integer NOT NULL,
    tag_id integer NOT NULL
);
ALTER TABLE public.taggit_taggeditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.taggit_taggeditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.usersessions_usersession (
    id bigint NOT NULL,
    created_at timestamp with time zone NOT NULL,
    ip inet NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    session_key character varying(40) NOT NULL,
    user_agent character varying(200) NOT NULL,
    data jsonb NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.usersessions_usersession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.usersessions_usersession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_admin (
    id integer NOT NULL
);
ALTER TABLE public.wagtailadmin_admin ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_admin_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_editingsession (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    last_seen_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL,
    is_editing boolean NOT NULL
);
ALTER TABLE public.wagtailadmin_editingsession ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_editingsession_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailadmin_formstate (
    id integer NOT NULL,
    data text NOT NULL,
    object_id character varying(255) NOT NULL,
    parent_object_id character varying(255) NOT NULL,
    last_updated_at timestamp with time zone NOT NULL,
    content_type_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailadmin_formstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailadmin_formstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_apitoken (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    key_hash character varying(64) NOT NULL,
    prefix character varying(16) NOT NULL,
    created timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    last_used_at timestamp with time zone,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_apitoken ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_apitoken_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collection (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    name character varying(255) NOT NULL,
    CONSTRAINT wagtailcore_collection_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_collection_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_collection ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collection_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_collectionviewrestriction (
    id integer NOT NULL,
    restriction_type character varying(20) NOT NULL,
    password character varying(255) NOT NULL,
    collection_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_collectionviewrestriction_groups (
    id bigint NOT NULL,
    collectionviewrestriction_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_collectionviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_collectionviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_collectionviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_comment (
    id integer NOT NULL,
    text text NOT NULL,
    contentpath text NOT NULL,
    "position" text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    resolved_at timestamp with time zone,
    page_id integer NOT NULL,
    resolved_by_id bigint,
    revision_created_id integer,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_comment ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_comment_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_commentreply (
    id integer NOT NULL,
    text text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    updated_at timestamp with time zone NOT NULL,
    comment_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_commentreply ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_commentreply_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupapprovaltask (
    task_ptr_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_groupapprovaltask_groups (
    id bigint NOT NULL,
    groupapprovaltask_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupapprovaltask_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupapprovaltask_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupcollectionpermission (
    id integer NOT NULL,
    collection_id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupcollectionpermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupcollectionpermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_grouppagepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    page_id integer NOT NULL,
    permission_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_grouppagepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_grouppagepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_groupsitepermission (
    id integer NOT NULL,
    group_id integer NOT NULL,
    permission_id integer NOT NULL,
    site_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_groupsitepermission ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_groupsitepermission_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_locale (
    id integer NOT NULL,
    language_code character varying(100) NOT NULL
);
ALTER TABLE public.wagtailcore_locale ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_locale_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_modellogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    object_id character varying(255) NOT NULL,
    content_type_id integer,
    user_id bigint,
    uuid uuid,
    revision_id integer
);
ALTER TABLE public.wagtailcore_modellogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_modellogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_page (
    id integer NOT NULL,
    path character varying(255) NOT NULL COLLATE pg_catalog."C",
    depth integer NOT NULL,
    numchild integer NOT NULL,
    title character varying(255) NOT NULL,
    slug character varying(255) NOT NULL,
    live boolean NOT NULL,
    has_unpublished_changes boolean NOT NULL,
    url_path text NOT NULL,
    seo_title character varying(255) NOT NULL,
    show_in_menus boolean NOT NULL,
    search_description text NOT NULL,
    go_live_at timestamp with time zone,
    expire_at timestamp with time zone,
    expired boolean NOT NULL,
    content_type_id integer NOT NULL,
    owner_id bigint,
    locked boolean NOT NULL,
    latest_revision_created_at timestamp with time zone,
    first_published_at timestamp with time zone,
    live_revision_id integer,
    last_published_at timestamp with time zone,
    draft_title character varying(255) NOT NULL,
    locked_at timestamp with time zone,
    locked_by_id bigint,
    translation_key uuid NOT NULL,
    locale_id integer NOT NULL,
    alias_of_id integer,
    latest_revision_id integer,
    CONSTRAINT wagtailcore_page_depth_check CHECK ((depth >= 0)),
    CONSTRAINT wagtailcore_page_numchild_check CHECK ((numchild >= 0))
);
ALTER TABLE public.wagtailcore_page ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_page_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagelogentry (
    id integer NOT NULL,
    label text NOT NULL,
    action character varying(255) NOT NULL,
    data jsonb NOT NULL,
    "timestamp" timestamp with time zone NOT NULL,
    content_changed boolean NOT NULL,
    deleted boolean NOT NULL,
    content_type_id integer,
    page_id integer NOT NULL,
    revision_id integer,
    user_id bigint,
    uuid uuid
);
ALTER TABLE public.wagtailcore_pagelogentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagelogentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_revision (
    id integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    content jsonb NOT NULL,
    approved_go_live_at timestamp with time zone,
    object_id character varying(255) NOT NULL,
    user_id bigint,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL,
    object_str text NOT NULL
);
ALTER TABLE public.wagtailcore_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagerevision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pagesubscription (
    id integer NOT NULL,
    comment_notifications boolean NOT NULL,
    page_id integer NOT NULL,
    user_id bigint NOT NULL
);
ALTER TABLE public.wagtailcore_pagesubscription ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pagesubscription_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_pageviewrestriction (
    id integer NOT NULL,
    password character varying(255) NOT NULL,
    page_id integer NOT NULL,
    restriction_type character varying(20) NOT NULL
);
CREATE TABLE public.wagtailcore_pageviewrestriction_groups (
    id bigint NOT NULL,
    pageviewrestriction_id integer NOT NULL,
    group_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_pageviewrestriction_groups ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_groups_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
ALTER TABLE public.wagtailcore_pageviewrestriction ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_pageviewrestriction_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_referenceindex (
    id integer NOT NULL,
    object_id character varying(255) NOT NULL,
    to_object_id character varying(255) NOT NULL,
    model_path text NOT NULL,
    content_path text NOT NULL,
    content_path_hash uuid NOT NULL,
    base_content_type_id integer NOT NULL,
    content_type_id integer NOT NULL,
    to_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_referenceindex ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_referenceindex_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_site (
    id integer NOT NULL,
    hostname character varying(255) NOT NULL,
    port integer NOT NULL,
    is_default_site boolean NOT NULL,
    root_page_id integer NOT NULL,
    site_name character varying(255) NOT NULL
);
ALTER TABLE public.wagtailcore_site ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_site_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_task (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL,
    content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_task ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_task_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_taskstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    started_at timestamp with time zone NOT NULL,
    finished_at timestamp with time zone,
    content_type_id integer NOT NULL,
    revision_id integer NOT NULL,
    task_id integer NOT NULL,
    workflow_state_id integer NOT NULL,
    finished_by_id bigint,
    comment text NOT NULL
);
ALTER TABLE public.wagtailcore_taskstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_taskstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_uploadedfile (
    id integer NOT NULL,
    file character varying(200) NOT NULL,
    for_content_type_id integer,
    uploaded_by_user_id bigint
);
ALTER TABLE public.wagtailcore_uploadedfile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_uploadedfile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflow (
    id integer NOT NULL,
    name character varying(255) NOT NULL,
    active boolean NOT NULL
);
ALTER TABLE public.wagtailcore_workflow ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflow_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowcontenttype (
    content_type_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowpage (
    page_id integer NOT NULL,
    workflow_id integer NOT NULL
);
CREATE TABLE public.wagtailcore_workflowstate (
    id integer NOT NULL,
    status character varying(50) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    current_task_state_id integer,
    object_id character varying(255) NOT NULL,
    requested_by_id bigint,
    workflow_id integer NOT NULL,
    content_type_id integer NOT NULL,
    base_content_type_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowstate ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowstate_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailcore_workflowtask (
    id integer NOT NULL,
    sort_order integer,
    task_id integer NOT NULL,
    workflow_id integer NOT NULL
);
ALTER TABLE public.wagtailcore_workflowtask ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailcore_workflowtask_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtaildocs_document (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    uploaded_by_user_id bigint,
    collection_id integer NOT NULL,
    file_size bigint,
    file_hash character varying(40) NOT NULL,
    CONSTRAINT wagtaildocs_document_file_size_check CHECK ((file_size >= 0))
);
ALTER TABLE public.wagtaildocs_document ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtaildocs_document_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailembeds_embed (
    id integer NOT NULL,
    url text NOT NULL,
    max_width smallint,
    type character varying(10) NOT NULL,
    html text NOT NULL,
    title text NOT NULL,
    author_name text NOT NULL,
    provider_name text NOT NULL,
    thumbnail_url text NOT NULL,
    width integer,
    height integer,
    last_updated timestamp with time zone NOT NULL,
    hash character varying(32) NOT NULL,
    cache_until timestamp with time zone
);
ALTER TABLE public.wagtailembeds_embed ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailembeds_embed_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_image (
    id integer NOT NULL,
    title character varying(255) NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    created_at timestamp with time zone NOT NULL,
    focal_point_x integer,
    focal_point_y integer,
    focal_point_width integer,
    focal_point_height integer,
    uploaded_by_user_id bigint,
    file_size integer,
    collection_id integer NOT NULL,
    file_hash character varying(40) NOT NULL,
    description character varying(255) NOT NULL,
    CONSTRAINT wagtailimages_image_file_size_check CHECK ((file_size >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_height_check CHECK ((focal_point_height >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_width_check CHECK ((focal_point_width >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_x_check CHECK ((focal_point_x >= 0)),
    CONSTRAINT wagtailimages_image_focal_point_y_check CHECK ((focal_point_y >= 0))
);
ALTER TABLE public.wagtailimages_image ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_image_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailimages_rendition (
    id integer NOT NULL,
    file character varying(100) NOT NULL,
    width integer NOT NULL,
    height integer NOT NULL,
    focal_point_key character varying(16) NOT NULL,
    filter_spec character varying(255) NOT NULL,
    image_id integer NOT NULL
);
ALTER TABLE public.wagtailimages_rendition ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailimages_rendition_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailredirects_redirect (
    id integer NOT NULL,
    old_path character varying(255) NOT NULL,
    is_permanent boolean NOT NULL,
    redirect_link character varying(255) NOT NULL,
    redirect_page_id integer,
    site_id integer,
    automatically_created boolean NOT NULL,
    created_at timestamp with time zone,
    redirect_page_route_path character varying(255) NOT NULL
);
ALTER TABLE public.wagtailredirects_redirect ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailredirects_redirect_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailsearch_indexentry (
    id integer NOT NULL,
    object_id character varying(50) NOT NULL,
    title_norm double precision NOT NULL,
    content_type_id integer NOT NULL,
    autocomplete tsvector NOT NULL,
    title tsvector NOT NULL,
    body tsvector NOT NULL,
    title_text text NOT NULL,
    body_text text NOT NULL
);
ALTER TABLE public.wagtailsearch_indexentry ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailsearch_indexentry_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.wagtailusers_userprofile (
    id integer NOT NULL,
    submitted_notifications boolean NOT NULL,
    approved_notifications boolean NOT NULL,
    rejected_notifications boolean NOT NULL,
    user_id bigint NOT NULL,
    preferred_language character varying(10) NOT NULL,
    current_time_zone character varying(40) NOT NULL,
    avatar character varying(100) NOT NULL,
    updated_comments_notifications boolean NOT NULL,
    dismissibles jsonb NOT NULL,
    theme character varying(40) NOT NULL,
    density character varying(40) NOT NULL,
    contrast character varying(40) NOT NULL,
    keyboard_shortcuts boolean NOT NULL
);
ALTER TABLE public.wagtailusers_userprofile ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.wagtailusers_userprofile_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workbench_ideaagreement (
    id bigint NOT NULL,
    groups jsonb NOT NULL,
    agreement double precision,
    conversation_id integer NOT NULL,
    idea_id bigint NOT NULL
);
ALTER TABLE public.workbench_ideaagreement ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_ideaagreement_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workbench_plannedchange (
    id bigint NOT NULL,
    act character varying(10) NOT NULL,
    planned_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    meaning character varying(12) NOT NULL,
    reason character varying(1000) NOT NULL,
    target_quarter character varying(7),
    owed_by timestamp with time zone,
    voters integer NOT NULL,
    done_at timestamp with time zone,
    stopped_at timestamp with time zone,
    by_id bigint NOT NULL,
    owner_id bigint,
    CONSTRAINT a_planned_promise_has_a_day CHECK (((NOT ((act)::text = 'owed'::text)) OR (owed_by IS NOT NULL))),
    CONSTRAINT a_planned_status_has_a_meaning CHECK (((NOT ((act)::text = 'status'::text)) OR (NOT ((meaning)::text = ''::text)))),
    CONSTRAINT what_was_taken_back_was_not_carried_out CHECK (((done_at IS NULL) OR (stopped_at IS NULL))),
    CONSTRAINT workbench_plannedchange_voters_check CHECK ((voters >= 0))
);
ALTER TABLE public.workbench_plannedchange ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_plannedchange_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workbench_planneditem (
    id bigint NOT NULL,
    refusal character varying(300) NOT NULL,
    change_id bigint NOT NULL,
    idea_id bigint NOT NULL,
    status_id bigint
);
ALTER TABLE public.workbench_planneditem ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_planneditem_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.workbench_savedview (
    id bigint NOT NULL,
    name character varying(40) NOT NULL,
    query jsonb NOT NULL,
    is_shared boolean NOT NULL,
    created_at timestamp with time zone NOT NULL,
    owner_id bigint,
    CONSTRAINT a_saved_view_has_a_name CHECK ((NOT ((name)::text = ''::text))),
    CONSTRAINT a_view_of_nobody_is_the_teams CHECK (((owner_id IS NOT NULL) OR is_shared))
);
ALTER TABLE public.workbench_savedview ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.workbench_savedview_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.writing_draft (
    id bigint NOT NULL,
    place character varying(80) NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    body_format character varying(8) NOT NULL,
    data jsonb NOT NULL,
    saved_at timestamp with time zone NOT NULL,
    member_id bigint NOT NULL
);
ALTER TABLE public.writing_draft ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.writing_draft_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.writing_revision (
    id bigint NOT NULL,
    object_id bigint NOT NULL,
    number smallint NOT NULL,
    title character varying(200) NOT NULL,
    body text NOT NULL,
    tags jsonb NOT NULL,
    editor_name character varying(100) NOT NULL,
    reason character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    source_id character varying(40) NOT NULL,
    editor_id bigint,
    object_type_id integer NOT NULL,
    CONSTRAINT writing_revision_number_check CHECK ((number >= 0)),
    CONSTRAINT writing_revision_object_id_check CHECK ((object_id >= 0))
);
ALTER TABLE public.writing_revision ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.writing_revision_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.writing_tag (
    id bigint NOT NULL,
    slug character varying(40) NOT NULL,
    name character varying(40) NOT NULL,
    description character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    synonym_of_id bigint,
    CONSTRAINT a_tag_is_not_its_own_synonym CHECK ((NOT ((synonym_of_id = id) AND (synonym_of_id IS NOT NULL))))
);
ALTER TABLE public.writing_tag ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.writing_tag_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.writing_upload (
    id bigint NOT NULL,
    key uuid NOT NULL,
    file character varying(100) NOT NULL,
    name character varying(150) NOT NULL,
    content_type character varying(100) NOT NULL,
    size integer NOT NULL,
    width integer,
    height integer,
    alt character varying(300) NOT NULL,
    created_at timestamp with time zone NOT NULL,
    object_id bigint,
    member_id bigint,
    object_type_id integer,
    CONSTRAINT writing_upload_height_check CHECK ((height >= 0)),
    CONSTRAINT writing_upload_object_id_check CHECK ((object_id >= 0)),
    CONSTRAINT writing_upload_size_check CHECK ((size >= 0)),
    CONSTRAINT writing_upload_width_check CHECK ((width >= 0))
);
ALTER TABLE public.writing_upload ALTER COLUMN id ADD GENERATED BY DEFAULT AS IDENTITY (
    SEQUENCE NAME public.writing_upload_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
SET LOCAL search_path = public;
INSERT INTO "articles_articleindexpage" ("page_ptr_id", "intro") VALUES
(5, 'How to do things properly. Written here, and checked before it stays.');
INSERT INTO "articles_editorialreview" ("task_ptr_id") VALUES
(2);
INSERT INTO "articles_editorialreview_groups" ("id", "editorialreview_id", "group_id") VALUES
(1, 2, 2),
(2, 2, 6);
INSERT INTO "auth_group" ("id", "name") VALUES
(1, 'Moderators'),
(2, 'Editors'),
(3, 'Product team'),
(4, 'Support staff'),
(5, 'Customer records'),
(6, 'Administrators');
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES
(1, 1, 173),
(2, 2, 173),
(3, 1, 176),
(4, 1, 174),
(5, 1, 175),
(6, 2, 176),
(7, 2, 174),
(8, 2, 175),
(9, 1, 177),
(10, 2, 177),
(11, 1, 192),
(12, 1, 193),
(13, 1, 191),
(14, 2, 192),
(15, 2, 193),
(16, 2, 191),
(17, 1, 194),
(18, 2, 194),
(20, 2, 200),
(21, 2, 201),
(22, 2, 202),
(23, 2, 203),
(24, 2, 204),
(25, 2, 205),
(26, 2, 206),
(27, 2, 207),
(29, 1, 122),
(30, 1, 124),
(31, 1, 138),
(32, 1, 140),
(33, 1, 136),
(34, 1, 133),
(35, 1, 208),
(36, 1, 209),
(37, 1, 210),
(38, 1, 211),
(39, 1, 212),
(40, 1, 213),
(41, 1, 214),
(42, 1, 204),
(43, 1, 205),
(44, 1, 206),
(45, 1, 207),
(46, 3, 173),
(47, 3, 116),
(48, 3, 120),
(49, 3, 152),
(50, 3, 144),
(51, 3, 216),
(52, 3, 217),
(53, 3, 218),
(54, 3, 215),
(55, 3, 219),
(56, 3, 220),
(57, 3, 221),
(58, 3, 224),
(59, 3, 222),
(60, 3, 223),
(61, 3, 225),
(62, 3, 226),
(63, 3, 227),
(64, 4, 173),
(65, 4, 124),
(66, 4, 113),
(67, 4, 114),
(68, 4, 116),
(69, 4, 120),
(70, 4, 152),
(71, 4, 144),
(72, 4, 141),
(73, 4, 142),
(74, 4, 208),
(75, 4, 211),
(76, 4, 212),
(77, 4, 213),
(78, 4, 214),
(79, 4, 216),
(80, 4, 217),
(81, 4, 218),
(82, 4, 215),
(83, 4, 228),
(84, 4, 229),
(85, 4, 232),
(86, 4, 230),
(87, 4, 231),
(88, 4, 233),
(89, 4, 234),
(90, 5, 173),
(91, 5, 116),
(92, 5, 235),
(93, 5, 228),
(94, 5, 236),
(95, 5, 237),
(96, 5, 229),
(97, 5, 238),
(98, 5, 240),
(99, 5, 239),
(100, 5, 241),
(101, 5, 242),
(102, 5, 243),
(103, 5, 244),
(104, 5, 245),
(105, 5, 248),
(106, 5, 246),
(107, 5, 247),
(108, 5, 249),
(109, 5, 250),
(110, 5, 251),
(111, 5, 232),
(112, 5, 230),
(113, 5, 231),
(114, 5, 233),
(115, 5, 234),
(116, 5, 252),
(117, 5, 253),
(118, 5, 254),
(119, 5, 256),
(120, 5, 255),
(121, 5, 257),
(122, 5, 258),
(123, 5, 259),
(124, 5, 260),
(125, 5, 261),
(126, 5, 262),
(127, 5, 263),
(128, 5, 264),
(129, 5, 265),
(130, 6, 173),
(131, 6, 121),
(132, 6, 122),
(133, 6, 123),
(134, 6, 124),
(135, 6, 138),
(136, 6, 140),
(137, 6, 136),
(138, 6, 133),
(139, 6, 134),
(140, 6, 135),
(141, 6, 113),
(142, 6, 114),
(143, 6, 115),
(144, 6, 116),
(145, 6, 120),
(146, 6, 117),
(147, 6, 118),
(148, 6, 119),
(149, 6, 152),
(150, 6, 149),
(151, 6, 150),
(152, 6, 151),
(153, 6, 144),
(154, 6, 141),
(155, 6, 142),
(156, 6, 143),
(157, 6, 266),
(158, 6, 208),
(159, 6, 209),
(160, 6, 210),
(161, 6, 267),
(162, 6, 268),
(163, 6, 269),
(164, 6, 270),
(165, 6, 272),
(166, 6, 273),
(167, 6, 274),
(168, 6, 271),
(169, 6, 275),
(170, 6, 211),
(171, 6, 212),
(172, 6, 213),
(173, 6, 214),
(174, 6, 216),
(175, 6, 217),
(176, 6, 218),
(177, 6, 215),
(178, 6, 219),
(179, 6, 220),
(180, 6, 221),
(181, 6, 224),
(182, 6, 222),
(183, 6, 223),
(184, 6, 225),
(185, 6, 226),
(186, 6, 227),
(187, 6, 204),
(188, 6, 205),
(189, 6, 206),
(190, 6, 207),
(191, 6, 276),
(192, 6, 277),
(193, 6, 278),
(194, 6, 168),
(195, 6, 165),
(196, 6, 166),
(197, 6, 167),
(198, 6, 8),
(199, 6, 5),
(200, 6, 6),
(201, 6, 7),
(202, 6, 29);
INSERT INTO "auth_group_permissions" ("id", "group_id", "permission_id") VALUES
(203, 6, 30),
(204, 6, 31),
(205, 6, 49),
(206, 6, 50),
(207, 6, 51),
(208, 6, 57),
(209, 6, 58),
(210, 6, 59),
(211, 6, 200),
(212, 6, 201),
(213, 6, 202),
(214, 6, 203),
(215, 6, 235),
(216, 6, 228),
(217, 6, 236),
(218, 6, 237),
(219, 6, 229),
(220, 6, 238),
(221, 6, 240),
(222, 6, 239),
(223, 6, 241),
(224, 6, 242),
(225, 6, 243),
(226, 6, 244),
(227, 6, 245),
(228, 6, 248),
(229, 6, 246),
(230, 6, 247),
(231, 6, 249),
(232, 6, 250),
(233, 6, 251),
(234, 6, 232),
(235, 6, 230),
(236, 6, 231),
(237, 6, 233),
(238, 6, 234),
(239, 6, 252),
(240, 6, 253),
(241, 6, 254),
(242, 6, 256),
(243, 6, 280),
(244, 6, 279),
(245, 6, 255),
(246, 6, 257),
(247, 6, 258),
(248, 6, 259),
(249, 6, 260),
(250, 6, 261),
(251, 6, 262),
(252, 6, 263),
(253, 6, 264),
(254, 6, 265),
(255, 6, 281),
(256, 6, 282),
(257, 6, 283),
(258, 6, 284);
INSERT INTO "auth_permission" ("id", "name", "content_type_id", "codename") VALUES
(1, 'Can add locale', 3, 'add_locale'),
(2, 'Can change locale', 3, 'change_locale'),
(3, 'Can delete locale', 3, 'delete_locale'),
(4, 'Can view locale', 3, 'view_locale'),
(5, 'Can add site', 4, 'add_site'),
(6, 'Can change site', 4, 'change_site'),
(7, 'Can delete site', 4, 'delete_site'),
(8, 'Can view site', 4, 'view_site'),
(9, 'Can add group site permission', 5, 'add_groupsitepermission'),
(10, 'Can change group site permission', 5, 'change_groupsitepermission'),
(11, 'Can delete group site permission', 5, 'delete_groupsitepermission'),
(12, 'Can view group site permission', 5, 'view_groupsitepermission'),
(13, 'Can add API token', 6, 'add_apitoken'),
(14, 'Can change API token', 6, 'change_apitoken'),
(15, 'Can delete API token', 6, 'delete_apitoken'),
(16, 'Can view API token', 6, 'view_apitoken'),
(17, 'Can add model log entry', 7, 'add_modellogentry'),
(18, 'Can change model log entry', 7, 'change_modellogentry'),
(19, 'Can delete model log entry', 7, 'delete_modellogentry'),
(20, 'Can view model log entry', 7, 'view_modellogentry'),
(21, 'Can add revision', 8, 'add_revision'),
(22, 'Can change revision', 8, 'change_revision'),
(23, 'Can delete revision', 8, 'delete_revision'),
(24, 'Can view revision', 8, 'view_revision'),
(25, 'Can add collection view restriction', 9, 'add_collectionviewrestriction'),
(26, 'Can change collection view restriction', 9, 'change_collectionviewrestriction'),
(27, 'Can delete collection view restriction', 9, 'delete_collectionviewrestriction'),
(28, 'Can view collection view restriction', 9, 'view_collectionviewrestriction'),
(29, 'Can add collection', 10, 'add_collection'),
(30, 'Can change collection', 10, 'change_collection'),
(31, 'Can delete collection', 10, 'delete_collection'),
(32, 'Can view collection', 10, 'view_collection'),
(33, 'Can add group collection permission', 11, 'add_groupcollectionpermission'),
(34, 'Can change group collection permission', 11, 'change_groupcollectionpermission'),
(35, 'Can delete group collection permission', 11, 'delete_groupcollectionpermission'),
(36, 'Can view group collection permission', 11, 'view_groupcollectionpermission'),
(37, 'Can add uploaded file', 12, 'add_uploadedfile'),
(38, 'Can change uploaded file', 12, 'change_uploadedfile'),
(39, 'Can delete uploaded file', 12, 'delete_uploadedfile'),
(40, 'Can view uploaded file', 12, 'view_uploadedfile'),
(41, 'Can add workflow content type', 13, 'add_workflowcontenttype'),
(42, 'Can change workflow content type', 13, 'change_workflowcontenttype'),
(43, 'Can delete workflow content type', 13, 'delete_workflowcontenttype'),
(44, 'Can view workflow content type', 13, 'view_workflowcontenttype'),
(45, 'Can add Workflow state', 14, 'add_workflowstate'),
(46, 'Can change Workflow state', 14, 'change_workflowstate'),
(47, 'Can delete Workflow state', 14, 'delete_workflowstate'),
(48, 'Can view Workflow state', 14, 'view_workflowstate'),
(49, 'Can add workflow', 15, 'add_workflow'),
(50, 'Can change workflow', 15, 'change_workflow'),
(51, 'Can delete workflow', 15, 'delete_workflow'),
(52, 'Can view workflow', 15, 'view_workflow'),
(53, 'Can add workflow task order', 16, 'add_workflowtask'),
(54, 'Can change workflow task order', 16, 'change_workflowtask'),
(55, 'Can delete workflow task order', 16, 'delete_workflowtask'),
(56, 'Can view workflow task order', 16, 'view_workflowtask'),
(57, 'Can add task', 17, 'add_task'),
(58, 'Can change task', 17, 'change_task'),
(59, 'Can delete task', 17, 'delete_task'),
(60, 'Can view task', 17, 'view_task'),
(61, 'Can add Group approval task', 2, 'add_groupapprovaltask'),
(62, 'Can change Group approval task', 2, 'change_groupapprovaltask'),
(63, 'Can delete Group approval task', 2, 'delete_groupapprovaltask'),
(64, 'Can view Group approval task', 2, 'view_groupapprovaltask'),
(65, 'Can add Task state', 18, 'add_taskstate'),
(66, 'Can change Task state', 18, 'change_taskstate'),
(67, 'Can delete Task state', 18, 'delete_taskstate'),
(68, 'Can view Task state', 18, 'view_taskstate'),
(69, 'Can add page', 1, 'add_page'),
(70, 'Can change page', 1, 'change_page'),
(71, 'Can delete page', 1, 'delete_page'),
(72, 'Can view page', 1, 'view_page'),
(73, 'Delete pages with children', 1, 'bulk_delete_page'),
(74, 'Lock/unlock pages you''ve locked', 1, 'lock_page'),
(75, 'Publish any page', 1, 'publish_page'),
(76, 'Unlock any page', 1, 'unlock_page'),
(77, 'Can add group page permission', 19, 'add_grouppagepermission'),
(78, 'Can change group page permission', 19, 'change_grouppagepermission'),
(79, 'Can delete group page permission', 19, 'delete_grouppagepermission'),
(80, 'Can view group page permission', 19, 'view_grouppagepermission'),
(81, 'Can add page view restriction', 20, 'add_pageviewrestriction'),
(82, 'Can change page view restriction', 20, 'change_pageviewrestriction'),
(83, 'Can delete page view restriction', 20, 'delete_pageviewrestriction'),
(84, 'Can view page view restriction', 20, 'view_pageviewrestriction'),
(85, 'Can add workflow page', 21, 'add_workflowpage'),
(86, 'Can change workflow page', 21, 'change_workflowpage'),
(87, 'Can delete workflow page', 21, 'delete_workflowpage'),
(88, 'Can view workflow page', 21, 'view_workflowpage'),
(89, 'Can add page log entry', 22, 'add_pagelogentry'),
(90, 'Can change page log entry', 22, 'change_pagelogentry'),
(91, 'Can delete page log entry', 22, 'delete_pagelogentry'),
(92, 'Can view page log entry', 22, 'view_pagelogentry'),
(93, 'Can add comment', 23, 'add_comment'),
(94, 'Can change comment', 23, 'change_comment'),
(95, 'Can delete comment', 23, 'delete_comment'),
(96, 'Can view comment', 23, 'view_comment'),
(97, 'Can add comment reply', 24, 'add_commentreply'),
(98, 'Can change comment reply', 24, 'change_commentreply'),
(99, 'Can delete comment reply', 24, 'delete_commentreply'),
(100, 'Can view comment reply', 24, 'view_commentreply'),
(101, 'Can add page subscription', 25, 'add_pagesubscription'),
(102, 'Can change page subscription', 25, 'change_pagesubscription'),
(103, 'Can delete page subscription', 25, 'delete_pagesubscription'),
(104, 'Can view page subscription', 25, 'view_pagesubscription'),
(105, 'Can add reference index', 26, 'add_referenceindex'),
(106, 'Can change reference index', 26, 'change_referenceindex'),
(107, 'Can delete reference index', 26, 'delete_referenceindex'),
(108, 'Can view reference index', 26, 'view_referenceindex'),
(109, 'Can add code tries', 27, 'add_codetries'),
(110, 'Can change code tries', 27, 'change_codetries'),
(111, 'Can delete code tries', 27, 'delete_codetries'),
(112, 'Can view code tries', 27, 'view_codetries'),
(113, 'Can add organisation', 28, 'add_organisation'),
(114, 'Can change organisation', 28, 'change_organisation'),
(115, 'Can delete organisation', 28, 'delete_organisation'),
(116, 'Can view organisation', 28, 'view_organisation'),
(117, 'Can add segment', 29, 'add_segment'),
(118, 'Can change segment', 29, 'change_segment'),
(119, 'Can delete segment', 29, 'delete_segment'),
(120, 'Can view segment', 29, 'view_segment'),
(121, 'Can add member', 30, 'add_member'),
(122, 'Can change member', 30, 'change_member'),
(123, 'Can delete member', 30, 'delete_member'),
(124, 'Can view member', 30, 'view_member'),
(125, 'Can add entry link', 31, 'add_entrylink'),
(126, 'Can change entry link', 31, 'change_entrylink'),
(127, 'Can delete entry link', 31, 'delete_entrylink'),
(128, 'Can view entry link', 31, 'view_entrylink'),
(129, 'Can add imported member', 32, 'add_importedmember'),
(130, 'Can change imported member', 32, 'change_importedmember'),
(131, 'Can delete imported member', 32, 'delete_importedmember'),
(132, 'Can view imported member', 32, 'view_importedmember'),
(133, 'Can add invitation', 33, 'add_invitation'),
(134, 'Can change invitation', 33, 'change_invitation'),
(135, 'Can delete invitation', 33, 'delete_invitation'),
(136, 'Can view invitation', 33, 'view_invitation'),
(137, 'Can add claim', 34, 'add_memberclaim'),
(138, 'Can change claim', 34, 'change_memberclaim'),
(139, 'Can delete claim', 34, 'delete_memberclaim'),
(140, 'Can view claim', 34, 'view_memberclaim'),
(141, 'Can add membership of an organisation', 35, 'add_organisationmembership'),
(142, 'Can change membership of an organisation', 35, 'change_organisationmembership'),
(143, 'Can delete membership of an organisation', 35, 'delete_organisationmembership'),
(144, 'Can view membership of an organisation', 35, 'view_organisationmembership'),
(145, 'Can add personal export', 36, 'add_personalexport'),
(146, 'Can change personal export', 36, 'change_personalexport'),
(147, 'Can delete personal export', 36, 'delete_personalexport'),
(148, 'Can view personal export', 36, 'view_personalexport'),
(149, 'Can add revenue band', 37, 'add_revenueband'),
(150, 'Can change revenue band', 37, 'change_revenueband'),
(151, 'Can delete revenue band', 37, 'delete_revenueband'),
(152, 'Can view revenue band', 37, 'view_revenueband'),
(153, 'Can add consent', 38, 'add_consent'),
(154, 'Can change consent', 38, 'change_consent'),
(155, 'Can delete consent', 38, 'delete_consent'),
(156, 'Can view consent', 38, 'view_consent'),
(157, 'Can add former handle', 39, 'add_formerhandle'),
(158, 'Can change former handle', 39, 'change_formerhandle'),
(159, 'Can delete former handle', 39, 'delete_formerhandle'),
(160, 'Can view former handle', 39, 'view_formerhandle'),
(161, 'Can add permission', 41, 'add_permission'),
(162, 'Can change permission', 41, 'change_permission'),
(163, 'Can delete permission', 41, 'delete_permission'),
(164, 'Can view permission', 41, 'view_permission'),
(165, 'Can add group', 42, 'add_group'),
(166, 'Can change group', 42, 'change_group'),
(167, 'Can delete group', 42, 'delete_group'),
(168, 'Can view group', 42, 'view_group'),
(169, 'Can add content type', 43, 'add_contenttype'),
(170, 'Can change content type', 43, 'change_contenttype'),
(171, 'Can delete content type', 43, 'delete_contenttype'),
(172, 'Can view content type', 43, 'view_contenttype'),
(173, 'Can access Wagtail admin', 44, 'access_admin'),
(174, 'Can add document', 45, 'add_document'),
(175, 'Can change document', 45, 'change_document'),
(176, 'Can delete document', 45, 'delete_document'),
(177, 'Can choose document', 45, 'choose_document'),
(178, 'Can view document', 45, 'view_document'),
(179, 'Can add tag', 46, 'add_tag'),
(180, 'Can change tag', 46, 'change_tag'),
(181, 'Can delete tag', 46, 'delete_tag'),
(182, 'Can view tag', 46, 'view_tag'),
(183, 'Can add tagged item', 47, 'add_taggeditem'),
(184, 'Can change tagged item', 47, 'change_taggeditem'),
(185, 'Can delete tagged item', 47, 'delete_taggeditem'),
(186, 'Can view tagged item', 47, 'view_taggeditem'),
(187, 'Can add user profile', 48, 'add_userprofile'),
(188, 'Can change user profile', 48, 'change_userprofile'),
(189, 'Can delete user profile', 48, 'delete_userprofile'),
(190, 'Can view user profile', 48, 'view_userprofile'),
(191, 'Can add image', 49, 'add_image'),
(192, 'Can change image', 49, 'change_image'),
(193, 'Can delete image', 49, 'delete_image'),
(194, 'Can choose image', 49, 'choose_image'),
(195, 'Can view image', 49, 'view_image'),
(196, 'Can add rendition', 50, 'add_rendition'),
(197, 'Can change rendition', 50, 'change_rendition'),
(198, 'Can delete rendition', 50, 'delete_rendition'),
(199, 'Can view rendition', 50, 'view_rendition'),
(200, 'Can view redirect', 51, 'view_redirect');
INSERT INTO "auth_permission" ("id", "name", "content_type_id", "codename") VALUES
(201, 'Can add redirect', 51, 'add_redirect'),
(202, 'Can change redirect', 51, 'change_redirect'),
(203, 'Can delete redirect', 51, 'delete_redirect'),
(204, 'Can view tag', 52, 'view_tag'),
(205, 'Can add tag', 52, 'add_tag'),
(206, 'Can change tag', 52, 'change_tag'),
(207, 'Can delete tag', 52, 'delete_tag'),
(208, 'Can view sanction', 53, 'view_sanction'),
(209, 'Can add sanction', 53, 'add_sanction'),
(210, 'Can change sanction', 53, 'change_sanction'),
(211, 'Can view cannedreply', 54, 'view_cannedreply'),
(212, 'Can add cannedreply', 54, 'add_cannedreply'),
(213, 'Can change cannedreply', 54, 'change_cannedreply'),
(214, 'Can delete cannedreply', 54, 'delete_cannedreply'),
(215, 'Can view spokesperson', 55, 'view_spokesperson'),
(216, 'Can add spokesperson', 55, 'add_spokesperson'),
(217, 'Can change spokesperson', 55, 'change_spokesperson'),
(218, 'Can delete spokesperson', 55, 'delete_spokesperson'),
(219, 'Can view scoreformula', 56, 'view_scoreformula'),
(220, 'Can add scoreformula', 56, 'add_scoreformula'),
(221, 'Can change scoreformula', 56, 'change_scoreformula'),
(222, 'Can view dimension', 57, 'view_dimension'),
(223, 'Can add dimension', 57, 'add_dimension'),
(224, 'Can change dimension', 57, 'change_dimension'),
(225, 'Can view usequestion', 58, 'view_usequestion'),
(226, 'Can add usequestion', 58, 'add_usequestion'),
(227, 'Can change usequestion', 58, 'change_usequestion'),
(228, 'Can view contact', 59, 'view_contact'),
(229, 'Can view account', 60, 'view_account'),
(230, 'Can view case', 61, 'view_case'),
(231, 'Can add case', 61, 'add_case'),
(232, 'Can change case', 61, 'change_case'),
(233, 'Can view message', 62, 'view_message'),
(234, 'Can add message', 62, 'add_message'),
(235, 'Can add contact', 59, 'add_contact'),
(236, 'Can change contact', 59, 'change_contact'),
(237, 'Can add account', 60, 'add_account'),
(238, 'Can change account', 60, 'change_account'),
(239, 'Can view productsold', 63, 'view_productsold'),
(240, 'Can change productsold', 63, 'change_productsold'),
(241, 'Can view order', 64, 'view_order'),
(242, 'Can add order', 64, 'add_order'),
(243, 'Can change order', 64, 'change_order'),
(244, 'Can view refund', 65, 'view_refund'),
(245, 'Can add refund', 65, 'add_refund'),
(246, 'Can view subscription', 66, 'view_subscription'),
(247, 'Can add subscription', 66, 'add_subscription'),
(248, 'Can change subscription', 66, 'change_subscription'),
(249, 'Can view opportunity', 67, 'view_opportunity'),
(250, 'Can add opportunity', 67, 'add_opportunity'),
(251, 'Can change opportunity', 67, 'change_opportunity'),
(252, 'Can view touch', 68, 'view_touch'),
(253, 'Can view importrun', 69, 'view_importrun'),
(254, 'Can add importrun', 69, 'add_importrun'),
(255, 'Can view connection', 70, 'view_connection'),
(256, 'Can change connection', 70, 'change_connection'),
(257, 'Can view link', 71, 'view_link'),
(258, 'Can change link', 71, 'change_link'),
(259, 'Can view deadletter', 72, 'view_deadletter'),
(260, 'Can change deadletter', 72, 'change_deadletter'),
(261, 'Can view correction', 73, 'view_correction'),
(262, 'Can change correction', 73, 'change_correction'),
(263, 'Can view synclogentry', 74, 'view_synclogentry'),
(264, 'Can view reconciliationreport', 75, 'view_reconciliationreport'),
(265, 'Can view auditentry', 76, 'view_auditentry'),
(266, 'Can change membershipsettings', 77, 'change_membershipsettings'),
(267, 'Can view rule', 78, 'view_rule'),
(268, 'Can add rule', 78, 'add_rule'),
(269, 'Can change rule', 78, 'change_rule'),
(270, 'Can delete rule', 78, 'delete_rule'),
(271, 'Can view reasontemplate', 79, 'view_reasontemplate'),
(272, 'Can add reasontemplate', 79, 'add_reasontemplate'),
(273, 'Can change reasontemplate', 79, 'change_reasontemplate'),
(274, 'Can delete reasontemplate', 79, 'delete_reasontemplate'),
(275, 'Can change siteidentity', 80, 'change_siteidentity'),
(276, 'Can view activity', 81, 'view_activity'),
(277, 'Can view pendingreaction', 82, 'view_pendingreaction'),
(278, 'Can change pendingreaction', 82, 'change_pendingreaction'),
(279, 'Can add connection', 70, 'add_connection'),
(280, 'Can delete connection', 70, 'delete_connection'),
(281, 'Can view contactreading', 83, 'view_contactreading'),
(282, 'May see amounts: orders, refunds, subscriptions, opportunities, revenue', 60, 'see_revenue'),
(283, 'May open private content; each reading is recorded', 84, 'open_private_content'),
(284, 'Can view reading of private content', 84, 'view_privatereading'),
(285, 'Can add version of the rights', 91, 'add_accessversion'),
(286, 'Can change version of the rights', 91, 'change_accessversion'),
(287, 'Can delete version of the rights', 91, 'delete_accessversion'),
(288, 'Can view version of the rights', 91, 'view_accessversion'),
(289, 'Can add site identity', 80, 'add_siteidentity'),
(290, 'Can delete site identity', 80, 'delete_siteidentity'),
(291, 'Can view site identity', 80, 'view_siteidentity'),
(292, 'Can add periodic job', 92, 'add_periodicjob'),
(293, 'Can change periodic job', 92, 'change_periodicjob'),
(294, 'Can delete periodic job', 92, 'delete_periodicjob'),
(295, 'Can view periodic job', 92, 'view_periodicjob'),
(296, 'Can add worker', 93, 'add_workerbeat'),
(297, 'Can change worker', 93, 'change_workerbeat'),
(298, 'Can delete worker', 93, 'delete_workerbeat'),
(299, 'Can view worker', 93, 'view_workerbeat'),
(300, 'Can add activity', 81, 'add_activity'),
(301, 'Can change activity', 81, 'change_activity'),
(302, 'Can delete activity', 81, 'delete_activity'),
(303, 'Can add pending job', 82, 'add_pendingreaction'),
(304, 'Can delete pending job', 82, 'delete_pendingreaction'),
(305, 'Can add confidential figures', 94, 'add_privaterelease'),
(306, 'Can change confidential figures', 94, 'change_privaterelease'),
(307, 'Can delete confidential figures', 94, 'delete_privaterelease'),
(308, 'Can view confidential figures', 94, 'view_privaterelease'),
(309, 'Can add promise', 95, 'add_promise'),
(310, 'Can change promise', 95, 'change_promise'),
(311, 'Can delete promise', 95, 'delete_promise'),
(312, 'Can view promise', 95, 'view_promise'),
(313, 'Can add ledger of confidential figures', 96, 'add_releaseledger'),
(314, 'Can change ledger of confidential figures', 96, 'change_releaseledger'),
(315, 'Can delete ledger of confidential figures', 96, 'delete_releaseledger'),
(316, 'Can view ledger of confidential figures', 96, 'view_releaseledger'),
(317, 'Can add membership', 77, 'add_membershipsettings'),
(318, 'Can delete membership', 77, 'delete_membershipsettings'),
(319, 'Can view membership', 77, 'view_membershipsettings'),
(320, 'Can add draft', 97, 'add_draft'),
(321, 'Can change draft', 97, 'change_draft'),
(322, 'Can delete draft', 97, 'delete_draft'),
(323, 'Can view draft', 97, 'view_draft'),
(324, 'Can add revision', 98, 'add_revision'),
(325, 'Can change revision', 98, 'change_revision'),
(326, 'Can delete revision', 98, 'delete_revision'),
(327, 'Can view revision', 98, 'view_revision'),
(328, 'Can add upload', 99, 'add_upload'),
(329, 'Can change upload', 99, 'change_upload'),
(330, 'Can delete upload', 99, 'delete_upload'),
(331, 'Can view upload', 99, 'view_upload'),
(332, 'Can delete sanction', 53, 'delete_sanction'),
(333, 'Can view decision', 100, 'view_decision'),
(334, 'Can view trust level given', 101, 'view_trustgrant'),
(335, 'Can add flag', 103, 'add_flag'),
(336, 'Can change flag', 103, 'change_flag'),
(337, 'Can delete flag', 103, 'delete_flag'),
(338, 'Can view flag', 103, 'view_flag'),
(339, 'Can add product list', 88, 'add_productindexpage'),
(340, 'Can change product list', 88, 'change_productindexpage'),
(341, 'Can delete product list', 88, 'delete_productindexpage'),
(342, 'Can view product list', 88, 'view_productindexpage'),
(343, 'Can add product', 105, 'add_productpage'),
(344, 'Can change product', 105, 'change_productpage'),
(345, 'Can delete product', 105, 'delete_productpage'),
(346, 'Can view product', 105, 'view_productpage'),
(347, 'Can add owned product', 106, 'add_ownedproduct'),
(348, 'Can change owned product', 106, 'change_ownedproduct'),
(349, 'Can delete owned product', 106, 'delete_ownedproduct'),
(350, 'Can view owned product', 106, 'view_ownedproduct'),
(351, 'Can add article category', 40, 'add_articlecategory'),
(352, 'Can change article category', 40, 'change_articlecategory'),
(353, 'Can delete article category', 40, 'delete_articlecategory'),
(354, 'Can view article category', 40, 'view_articlecategory'),
(355, 'Can add article list', 87, 'add_articleindexpage'),
(356, 'Can change article list', 87, 'change_articleindexpage'),
(357, 'Can delete article list', 87, 'delete_articleindexpage'),
(358, 'Can view article list', 87, 'view_articleindexpage'),
(359, 'Can add article', 107, 'add_articlepage'),
(360, 'Can change article', 107, 'change_articlepage'),
(361, 'Can delete article', 107, 'delete_articlepage'),
(362, 'Can view article', 107, 'view_articlepage'),
(363, 'Can add figures of an article', 108, 'add_articletally'),
(364, 'Can change figures of an article', 108, 'change_articletally'),
(365, 'Can delete figures of an article', 108, 'delete_articletally'),
(366, 'Can view figures of an article', 108, 'view_articletally'),
(367, 'Can add review by another editor', 90, 'add_editorialreview'),
(368, 'Can change review by another editor', 90, 'change_editorialreview'),
(369, 'Can delete review by another editor', 90, 'delete_editorialreview'),
(370, 'Can view review by another editor', 90, 'view_editorialreview'),
(371, 'Can add vote on an article', 109, 'add_articlevote'),
(372, 'Can change vote on an article', 109, 'change_articlevote'),
(373, 'Can delete vote on an article', 109, 'delete_articlevote'),
(374, 'Can view vote on an article', 109, 'view_articlevote'),
(375, 'Can delete account', 60, 'delete_account'),
(376, 'Can delete contact', 59, 'delete_contact'),
(377, 'Can delete case', 61, 'delete_case'),
(378, 'Can add further e-mail address', 112, 'add_contactemail'),
(379, 'Can change further e-mail address', 112, 'change_contactemail'),
(380, 'Can delete further e-mail address', 112, 'delete_contactemail'),
(381, 'Can view further e-mail address', 112, 'view_contactemail'),
(382, 'Can change message', 62, 'change_message'),
(383, 'Can delete message', 62, 'delete_message'),
(384, 'Can delete opportunity', 67, 'delete_opportunity'),
(385, 'Can delete order', 64, 'delete_order'),
(386, 'Can add product sold', 63, 'add_productsold'),
(387, 'Can delete product sold', 63, 'delete_productsold'),
(388, 'Can add order line', 118, 'add_orderline'),
(389, 'Can change order line', 118, 'change_orderline'),
(390, 'Can delete order line', 118, 'delete_orderline'),
(391, 'Can view order line', 118, 'view_orderline'),
(392, 'Can change refund', 65, 'change_refund'),
(393, 'Can delete refund', 65, 'delete_refund'),
(394, 'Can delete subscription', 66, 'delete_subscription'),
(395, 'Can add timeline entry', 123, 'add_timelineentry'),
(396, 'Can change timeline entry', 123, 'change_timelineentry'),
(397, 'Can delete timeline entry', 123, 'delete_timelineentry'),
(398, 'Can view timeline entry', 123, 'view_timelineentry'),
(399, 'Can add lead touch', 68, 'add_touch'),
(400, 'Can change lead touch', 68, 'change_touch');
INSERT INTO "auth_permission" ("id", "name", "content_type_id", "codename") VALUES
(401, 'Can delete lead touch', 68, 'delete_touch'),
(402, 'Can add board moved', 124, 'add_boardmoved'),
(403, 'Can change board moved', 124, 'change_boardmoved'),
(404, 'Can delete board moved', 124, 'delete_boardmoved'),
(405, 'Can view board moved', 124, 'view_boardmoved'),
(406, 'Can add conversation with statements', 125, 'add_conversationpage'),
(407, 'Can change conversation with statements', 125, 'change_conversationpage'),
(408, 'Can delete conversation with statements', 125, 'delete_conversationpage'),
(409, 'Can view conversation with statements', 125, 'view_conversationpage'),
(410, 'Can add poll', 126, 'add_pollpage'),
(411, 'Can change poll', 126, 'change_pollpage'),
(412, 'Can delete poll', 126, 'delete_pollpage'),
(413, 'Can view poll', 126, 'view_pollpage'),
(414, 'Can add terms of a question', 127, 'add_askingterms'),
(415, 'Can change terms of a question', 127, 'change_askingterms'),
(416, 'Can delete terms of a question', 127, 'delete_askingterms'),
(417, 'Can view terms of a question', 127, 'view_askingterms'),
(418, 'Can add map of opinions', 128, 'add_opinionmap'),
(419, 'Can change map of opinions', 128, 'change_opinionmap'),
(420, 'Can delete map of opinions', 128, 'delete_opinionmap'),
(421, 'Can view map of opinions', 128, 'view_opinionmap'),
(422, 'Can add poll in a post', 129, 'add_inlinepoll'),
(423, 'Can change poll in a post', 129, 'change_inlinepoll'),
(424, 'Can delete poll in a post', 129, 'delete_inlinepoll'),
(425, 'Can view poll in a post', 129, 'view_inlinepoll'),
(426, 'Can add choice of a poll in a post', 130, 'add_inlinechoice'),
(427, 'Can change choice of a poll in a post', 130, 'change_inlinechoice'),
(428, 'Can delete choice of a poll in a post', 130, 'delete_inlinechoice'),
(429, 'Can view choice of a poll in a post', 130, 'view_inlinechoice'),
(430, 'Can add vote in a poll in a post', 131, 'add_inlineballot'),
(431, 'Can change vote in a poll in a post', 131, 'change_inlineballot'),
(432, 'Can delete vote in a poll in a post', 131, 'delete_inlineballot'),
(433, 'Can view vote in a poll in a post', 131, 'view_inlineballot'),
(434, 'Can add figures of a poll', 132, 'add_polltally'),
(435, 'Can change figures of a poll', 132, 'change_polltally'),
(436, 'Can delete figures of a poll', 132, 'delete_polltally'),
(437, 'Can view figures of a poll', 132, 'view_polltally'),
(438, 'Can add choice', 133, 'add_pollchoice'),
(439, 'Can change choice', 133, 'change_pollchoice'),
(440, 'Can delete choice', 133, 'delete_pollchoice'),
(441, 'Can view choice', 133, 'view_pollchoice'),
(442, 'Can add answer to a poll', 134, 'add_pollballot'),
(443, 'Can change answer to a poll', 134, 'change_pollballot'),
(444, 'Can delete answer to a poll', 134, 'delete_pollballot'),
(445, 'Can view answer to a poll', 134, 'view_pollballot'),
(446, 'Can add statement', 135, 'add_statement'),
(447, 'Can change statement', 135, 'change_statement'),
(448, 'Can delete statement', 135, 'delete_statement'),
(449, 'Can view statement', 135, 'view_statement'),
(450, 'Can add answer to a statement', 136, 'add_statementanswer'),
(451, 'Can change answer to a statement', 136, 'change_statementanswer'),
(452, 'Can delete answer to a statement', 136, 'delete_statementanswer'),
(453, 'Can view answer to a statement', 136, 'view_statementanswer'),
(454, 'Can add board list', 86, 'add_boardindexpage'),
(455, 'Can change board list', 86, 'change_boardindexpage'),
(456, 'Can delete board list', 86, 'delete_boardindexpage'),
(457, 'Can view board list', 86, 'view_boardindexpage'),
(458, 'Can add board', 137, 'add_boardpage'),
(459, 'Can change board', 137, 'change_boardpage'),
(460, 'Can delete board', 137, 'delete_boardpage'),
(461, 'Can view board', 137, 'view_boardpage'),
(462, 'Can add board tally', 138, 'add_boardtally'),
(463, 'Can change board tally', 138, 'change_boardtally'),
(464, 'Can delete board tally', 138, 'delete_boardtally'),
(465, 'Can view board tally', 138, 'view_boardtally'),
(466, 'Can add field of the ask form', 139, 'add_askfield'),
(467, 'Can change field of the ask form', 139, 'change_askfield'),
(468, 'Can delete field of the ask form', 139, 'delete_askfield'),
(469, 'Can view field of the ask form', 139, 'view_askfield'),
(470, 'Can add act on several topics', 140, 'add_bulkact'),
(471, 'Can change act on several topics', 140, 'change_bulkact'),
(472, 'Can delete act on several topics', 140, 'delete_bulkact'),
(473, 'Can view act on several topics', 140, 'view_bulkact'),
(474, 'Can add confirmed deflection', 141, 'add_deflection'),
(475, 'Can change confirmed deflection', 141, 'change_deflection'),
(476, 'Can delete confirmed deflection', 141, 'delete_deflection'),
(477, 'Can view confirmed deflection', 141, 'view_deflection'),
(478, 'Can add post', 142, 'add_post'),
(479, 'Can change post', 142, 'change_post'),
(480, 'Can delete post', 142, 'delete_post'),
(481, 'Can view post', 142, 'view_post'),
(482, 'Can add imported post', 143, 'add_importedpost'),
(483, 'Can change imported post', 143, 'change_importedpost'),
(484, 'Can delete imported post', 143, 'delete_importedpost'),
(485, 'Can view imported post', 143, 'view_importedpost'),
(486, 'Can add helpful vote', 144, 'add_helpfulvote'),
(487, 'Can change helpful vote', 144, 'change_helpfulvote'),
(488, 'Can delete helpful vote', 144, 'delete_helpfulvote'),
(489, 'Can view helpful vote', 144, 'view_helpfulvote'),
(490, 'Can add bookmark', 145, 'add_bookmark'),
(491, 'Can change bookmark', 145, 'change_bookmark'),
(492, 'Can delete bookmark', 145, 'delete_bookmark'),
(493, 'Can view bookmark', 145, 'view_bookmark'),
(494, 'Can add read until', 146, 'add_readuntil'),
(495, 'Can change read until', 146, 'change_readuntil'),
(496, 'Can delete read until', 146, 'delete_readuntil'),
(497, 'Can view read until', 146, 'view_readuntil'),
(498, 'Can add topic', 147, 'add_topic'),
(499, 'Can change topic', 147, 'change_topic'),
(500, 'Can delete topic', 147, 'delete_topic'),
(501, 'Can view topic', 147, 'view_topic'),
(502, 'Can add staff note', 148, 'add_staffnote'),
(503, 'Can change staff note', 148, 'change_staffnote'),
(504, 'Can delete staff note', 148, 'delete_staffnote'),
(505, 'Can view staff note', 148, 'view_staffnote'),
(506, 'Can add problem vote', 149, 'add_problemvote'),
(507, 'Can change problem vote', 149, 'change_problemvote'),
(508, 'Can delete problem vote', 149, 'delete_problemvote'),
(509, 'Can view problem vote', 149, 'view_problemvote'),
(510, 'Can add post that moved', 150, 'add_postmoved'),
(511, 'Can change post that moved', 150, 'change_postmoved'),
(512, 'Can delete post that moved', 150, 'delete_postmoved'),
(513, 'Can view post that moved', 150, 'view_postmoved'),
(514, 'Can add topic of an act', 151, 'add_bulkitem'),
(515, 'Can change topic of an act', 151, 'change_bulkitem'),
(516, 'Can delete topic of an act', 151, 'delete_bulkitem'),
(517, 'Can view topic of an act', 151, 'view_bulkitem'),
(518, 'Can add topic read', 152, 'add_topicread'),
(519, 'Can change topic read', 152, 'change_topicread'),
(520, 'Can delete topic read', 152, 'delete_topicread'),
(521, 'Can view topic read', 152, 'view_topicread'),
(522, 'Can add idea board list', 153, 'add_ideaboardindexpage'),
(523, 'Can change idea board list', 153, 'change_ideaboardindexpage'),
(524, 'Can delete idea board list', 153, 'delete_ideaboardindexpage'),
(525, 'Can view idea board list', 153, 'view_ideaboardindexpage'),
(526, 'Can add idea board', 154, 'add_ideaboardpage'),
(527, 'Can change idea board', 154, 'change_ideaboardpage'),
(528, 'Can delete idea board', 154, 'delete_ideaboardpage'),
(529, 'Can view idea board', 154, 'view_ideaboardpage'),
(530, 'Can add idea', 155, 'add_idea'),
(531, 'Can change idea', 155, 'change_idea'),
(532, 'Can delete idea', 155, 'delete_idea'),
(533, 'Can view idea', 155, 'view_idea'),
(534, 'Can add idea board tally', 156, 'add_ideaboardtally'),
(535, 'Can change idea board tally', 156, 'change_ideaboardtally'),
(536, 'Can delete idea board tally', 156, 'delete_ideaboardtally'),
(537, 'Can view idea board tally', 156, 'view_ideaboardtally'),
(538, 'Can add ballot', 157, 'add_ballot'),
(539, 'Can change ballot', 157, 'change_ballot'),
(540, 'Can delete ballot', 157, 'delete_ballot'),
(541, 'Can view ballot', 157, 'view_ballot'),
(542, 'Can add comment on an idea', 158, 'add_ideacomment'),
(543, 'Can change comment on an idea', 158, 'change_ideacomment'),
(544, 'Can delete comment on an idea', 158, 'delete_ideacomment'),
(545, 'Can view comment on an idea', 158, 'view_ideacomment'),
(546, 'Can add idea comment vote', 159, 'add_ideacommentvote'),
(547, 'Can change idea comment vote', 159, 'change_ideacommentvote'),
(548, 'Can delete idea comment vote', 159, 'delete_ideacommentvote'),
(549, 'Can view idea comment vote', 159, 'view_ideacommentvote'),
(550, 'Can add further question', 160, 'add_ideafield'),
(551, 'Can change further question', 160, 'change_ideafield'),
(552, 'Can delete further question', 160, 'delete_ideafield'),
(553, 'Can view further question', 160, 'view_ideafield'),
(554, 'Can add merge of ideas', 161, 'add_ideamerge'),
(555, 'Can change merge of ideas', 161, 'change_ideamerge'),
(556, 'Can delete merge of ideas', 161, 'delete_ideamerge'),
(557, 'Can view merge of ideas', 161, 'view_ideamerge'),
(558, 'Can add split of an idea', 162, 'add_ideasplit'),
(559, 'Can change split of an idea', 162, 'change_ideasplit'),
(560, 'Can delete split of an idea', 162, 'delete_ideasplit'),
(561, 'Can view split of an idea', 162, 'view_ideasplit'),
(562, 'Can add imported idea', 163, 'add_importedidea'),
(563, 'Can change imported idea', 163, 'change_importedidea'),
(564, 'Can delete imported idea', 163, 'delete_importedidea'),
(565, 'Can view imported idea', 163, 'view_importedidea'),
(566, 'Can add official response', 164, 'add_officialresponse'),
(567, 'Can change official response', 164, 'change_officialresponse'),
(568, 'Can delete official response', 164, 'delete_officialresponse'),
(569, 'Can view official response', 164, 'view_officialresponse'),
(570, 'Can add status', 165, 'add_status'),
(571, 'Can change status', 165, 'change_status'),
(572, 'Can delete status', 165, 'delete_status'),
(573, 'Can view status', 165, 'view_status'),
(574, 'Can add change of status', 166, 'add_statuschange'),
(575, 'Can change change of status', 166, 'change_statuschange'),
(576, 'Can delete change of status', 166, 'delete_statuschange'),
(577, 'Can view change of status', 166, 'view_statuschange'),
(578, 'Can add vote', 167, 'add_vote'),
(579, 'Can change vote', 167, 'change_vote'),
(580, 'Can delete vote', 167, 'delete_vote'),
(581, 'Can view vote', 167, 'view_vote'),
(582, 'Can add delivery update', 169, 'add_deliveryupdate'),
(583, 'Can change delivery update', 169, 'change_deliveryupdate'),
(584, 'Can delete delivery update', 169, 'delete_deliveryupdate'),
(585, 'Can view delivery update', 169, 'view_deliveryupdate'),
(586, 'Can add ranking by comparisons', 170, 'add_ranking'),
(587, 'Can change ranking by comparisons', 170, 'change_ranking'),
(588, 'Can delete ranking by comparisons', 170, 'delete_ranking'),
(589, 'Can view ranking by comparisons', 170, 'view_ranking'),
(590, 'Can add comparison of ideas', 171, 'add_comparison'),
(591, 'Can change comparison of ideas', 171, 'change_comparison'),
(592, 'Can delete comparison of ideas', 171, 'delete_comparison'),
(593, 'Can view comparison of ideas', 171, 'view_comparison'),
(594, 'Can add pair of ideas that may be the same', 172, 'add_likelypair'),
(595, 'Can change pair of ideas that may be the same', 172, 'change_likelypair'),
(596, 'Can delete pair of ideas that may be the same', 172, 'delete_likelypair'),
(597, 'Can view pair of ideas that may be the same', 172, 'view_likelypair'),
(598, 'Can add change of several ideas', 173, 'add_plannedchange'),
(599, 'Can change change of several ideas', 173, 'change_plannedchange'),
(600, 'Can delete change of several ideas', 173, 'delete_plannedchange');
INSERT INTO "auth_permission" ("id", "name", "content_type_id", "codename") VALUES
(601, 'Can view change of several ideas', 173, 'view_plannedchange'),
(602, 'Can add idea of a change', 174, 'add_planneditem'),
(603, 'Can change idea of a change', 174, 'change_planneditem'),
(604, 'Can delete idea of a change', 174, 'delete_planneditem'),
(605, 'Can view idea of a change', 174, 'view_planneditem'),
(606, 'Can add saved view of the workbench', 175, 'add_savedview'),
(607, 'Can change saved view of the workbench', 175, 'change_savedview'),
(608, 'Can delete saved view of the workbench', 175, 'delete_savedview'),
(609, 'Can view saved view of the workbench', 175, 'view_savedview'),
(610, 'Can add agreement on an idea', 176, 'add_ideaagreement'),
(611, 'Can change agreement on an idea', 176, 'change_ideaagreement'),
(612, 'Can delete agreement on an idea', 176, 'delete_ideaagreement'),
(613, 'Can view agreement on an idea', 176, 'view_ideaagreement'),
(614, 'Can delete score formula', 56, 'delete_scoreformula'),
(615, 'Can add internal note', 177, 'add_ideanote'),
(616, 'Can change internal note', 177, 'change_ideanote'),
(617, 'Can delete internal note', 177, 'delete_ideanote'),
(618, 'Can view internal note', 177, 'view_ideanote'),
(619, 'Can add factor', 178, 'add_scorefactor'),
(620, 'Can change factor', 178, 'change_scorefactor'),
(621, 'Can delete factor', 178, 'delete_scorefactor'),
(622, 'Can view factor', 178, 'view_scorefactor'),
(623, 'Can add score of an idea', 179, 'add_ideascore'),
(624, 'Can change score of an idea', 179, 'change_ideascore'),
(625, 'Can delete score of an idea', 179, 'delete_ideascore'),
(626, 'Can view score of an idea', 179, 'view_ideascore'),
(627, 'Can add link to a tracker', 180, 'add_trackerlink'),
(628, 'Can change link to a tracker', 180, 'change_trackerlink'),
(629, 'Can delete link to a tracker', 180, 'delete_trackerlink'),
(630, 'Can view link to a tracker', 180, 'view_trackerlink'),
(631, 'Can add idea contest', 181, 'add_contestpage'),
(632, 'Can change idea contest', 181, 'change_contestpage'),
(633, 'Can delete idea contest', 181, 'delete_contestpage'),
(634, 'Can view idea contest', 181, 'view_contestpage'),
(635, 'Can add contest ballot', 182, 'add_contestballot'),
(636, 'Can change contest ballot', 182, 'change_contestballot'),
(637, 'Can delete contest ballot', 182, 'delete_contestballot'),
(638, 'Can view contest ballot', 182, 'view_contestballot'),
(639, 'Can add contest entry', 183, 'add_entry'),
(640, 'Can change contest entry', 183, 'change_entry'),
(641, 'Can delete contest entry', 183, 'delete_entry'),
(642, 'Can view contest entry', 183, 'view_entry'),
(643, 'Can add vote for an entry', 184, 'add_entryvote'),
(644, 'Can change vote for an entry', 184, 'change_entryvote'),
(645, 'Can delete vote for an entry', 184, 'delete_entryvote'),
(646, 'Can view vote for an entry', 184, 'view_entryvote'),
(647, 'Can add member of a jury', 185, 'add_juror'),
(648, 'Can change member of a jury', 185, 'change_juror'),
(649, 'Can delete member of a jury', 185, 'delete_juror'),
(650, 'Can view member of a jury', 185, 'view_juror'),
(651, 'Can add criterion', 186, 'add_jurycriterion'),
(652, 'Can change criterion', 186, 'change_jurycriterion'),
(653, 'Can delete criterion', 186, 'delete_jurycriterion'),
(654, 'Can view criterion', 186, 'view_jurycriterion'),
(655, 'Can add points of the jury', 187, 'add_juryscore'),
(656, 'Can change points of the jury', 187, 'change_juryscore'),
(657, 'Can delete points of the jury', 187, 'delete_juryscore'),
(658, 'Can view points of the jury', 187, 'view_juryscore'),
(659, 'Can add occasion', 188, 'add_occasion'),
(660, 'Can change occasion', 188, 'change_occasion'),
(661, 'Can delete occasion', 188, 'delete_occasion'),
(662, 'Can view occasion', 188, 'view_occasion'),
(663, 'Can add contest result', 189, 'add_contestresult'),
(664, 'Can change contest result', 189, 'change_contestresult'),
(665, 'Can delete contest result', 189, 'delete_contestresult'),
(666, 'Can view contest result', 189, 'view_contestresult'),
(667, 'Can add changelog', 190, 'add_changelogindexpage'),
(668, 'Can change changelog', 190, 'change_changelogindexpage'),
(669, 'Can delete changelog', 190, 'delete_changelogindexpage'),
(670, 'Can view changelog', 190, 'view_changelogindexpage'),
(671, 'Can add change', 191, 'add_changelogpage'),
(672, 'Can change change', 191, 'change_changelogpage'),
(673, 'Can delete change', 191, 'delete_changelogpage'),
(674, 'Can view change', 191, 'view_changelogpage'),
(675, 'Can add idea that asked for a change', 192, 'add_changelogidea'),
(676, 'Can change idea that asked for a change', 192, 'change_changelogidea'),
(677, 'Can delete idea that asked for a change', 192, 'delete_changelogidea'),
(678, 'Can view idea that asked for a change', 192, 'view_changelogidea'),
(679, 'Can add idea delivered with a change', 193, 'add_shipment'),
(680, 'Can change idea delivered with a change', 193, 'change_shipment'),
(681, 'Can delete idea delivered with a change', 193, 'delete_shipment'),
(682, 'Can view idea delivered with a change', 193, 'view_shipment'),
(683, 'Can add rating of a product', 194, 'add_productrating'),
(684, 'Can change rating of a product', 194, 'change_productrating'),
(685, 'Can delete rating of a product', 194, 'delete_productrating'),
(686, 'Can view rating of a product', 194, 'view_productrating'),
(687, 'Can delete dimension of a rating', 57, 'delete_dimension'),
(688, 'Can add review', 195, 'add_review'),
(689, 'Can change review', 195, 'change_review'),
(690, 'Can delete review', 195, 'delete_review'),
(691, 'Can view review', 195, 'view_review'),
(692, 'Can add dimension score', 196, 'add_dimensionscore'),
(693, 'Can change dimension score', 196, 'change_dimensionscore'),
(694, 'Can delete dimension score', 196, 'delete_dimensionscore'),
(695, 'Can view dimension score', 196, 'view_dimensionscore'),
(696, 'Can add company’s answer', 197, 'add_companyanswer'),
(697, 'Can change company’s answer', 197, 'change_companyanswer'),
(698, 'Can delete company’s answer', 197, 'delete_companyanswer'),
(699, 'Can view company’s answer', 197, 'view_companyanswer'),
(700, 'Can add review photo', 198, 'add_reviewphoto'),
(701, 'Can change review photo', 198, 'change_reviewphoto'),
(702, 'Can delete review photo', 198, 'delete_reviewphoto'),
(703, 'Can view review photo', 198, 'view_reviewphoto'),
(704, 'Can add returned review', 199, 'add_reviewreturn'),
(705, 'Can change returned review', 199, 'change_reviewreturn'),
(706, 'Can delete returned review', 199, 'delete_reviewreturn'),
(707, 'Can view returned review', 199, 'view_reviewreturn'),
(708, 'Can add earlier version of a review', 200, 'add_reviewversion'),
(709, 'Can change earlier version of a review', 200, 'change_reviewversion'),
(710, 'Can delete earlier version of a review', 200, 'delete_reviewversion'),
(711, 'Can view earlier version of a review', 200, 'view_reviewversion'),
(712, 'Can add vote on a review', 201, 'add_reviewvote'),
(713, 'Can change vote on a review', 201, 'change_reviewvote'),
(714, 'Can delete vote on a review', 201, 'delete_reviewvote'),
(715, 'Can view vote on a review', 201, 'view_reviewvote'),
(716, 'Can delete question of use', 58, 'delete_usequestion'),
(717, 'Can add answer to a question of use', 202, 'add_useoption'),
(718, 'Can change answer to a question of use', 202, 'change_useoption'),
(719, 'Can delete answer to a question of use', 202, 'delete_useoption'),
(720, 'Can view answer to a question of use', 202, 'view_useoption'),
(721, 'Can add use answer', 203, 'add_useanswer'),
(722, 'Can change use answer', 203, 'change_useanswer'),
(723, 'Can delete use answer', 203, 'delete_useanswer'),
(724, 'Can view use answer', 203, 'view_useanswer'),
(725, 'Can add figures of a dimension', 204, 'add_dimensiontally'),
(726, 'Can change figures of a dimension', 204, 'change_dimensiontally'),
(727, 'Can delete figures of a dimension', 204, 'delete_dimensiontally'),
(728, 'Can view figures of a dimension', 204, 'view_dimensiontally'),
(729, 'Can add figures of a month', 205, 'add_monthtally'),
(730, 'Can change figures of a month', 205, 'change_monthtally'),
(731, 'Can delete figures of a month', 205, 'delete_monthtally'),
(732, 'Can view figures of a month', 205, 'view_monthtally'),
(733, 'Can add search that was made', 206, 'add_askedsearch'),
(734, 'Can change search that was made', 206, 'change_askedsearch'),
(735, 'Can delete search that was made', 206, 'delete_askedsearch'),
(736, 'Can view search that was made', 206, 'view_askedsearch'),
(737, 'Can add search entry', 207, 'add_searchentry'),
(738, 'Can change search entry', 207, 'change_searchentry'),
(739, 'Can delete search entry', 207, 'delete_searchentry'),
(740, 'Can view search entry', 207, 'view_searchentry'),
(741, 'Can add notification', 208, 'add_notification'),
(742, 'Can change notification', 208, 'change_notification'),
(743, 'Can delete notification', 208, 'delete_notification'),
(744, 'Can view notification', 208, 'view_notification'),
(745, 'Can add e-mail', 209, 'add_outgoingemail'),
(746, 'Can change e-mail', 209, 'change_outgoingemail'),
(747, 'Can delete e-mail', 209, 'delete_outgoingemail'),
(748, 'Can view e-mail', 209, 'view_outgoingemail'),
(749, 'Can add preference', 210, 'add_preference'),
(750, 'Can change preference', 210, 'change_preference'),
(751, 'Can delete preference', 210, 'delete_preference'),
(752, 'Can view preference', 210, 'view_preference'),
(753, 'Can add digest', 211, 'add_digest'),
(754, 'Can change digest', 211, 'change_digest'),
(755, 'Can delete digest', 211, 'delete_digest'),
(756, 'Can view digest', 211, 'view_digest'),
(757, 'Can add follow', 212, 'add_follow'),
(758, 'Can change follow', 212, 'change_follow'),
(759, 'Can delete follow', 212, 'delete_follow'),
(760, 'Can view follow', 212, 'view_follow'),
(761, 'Can add source of an article', 213, 'add_articlesource'),
(762, 'Can change source of an article', 213, 'change_articlesource'),
(763, 'Can delete source of an article', 213, 'delete_articlesource'),
(764, 'Can view source of an article', 213, 'view_articlesource'),
(765, 'Can add source of an idea', 214, 'add_ideasource'),
(766, 'Can change source of an idea', 214, 'change_ideasource'),
(767, 'Can delete source of an idea', 214, 'delete_ideasource'),
(768, 'Can view source of an idea', 214, 'view_ideasource'),
(769, 'Can add home page', 85, 'add_homepage'),
(770, 'Can change home page', 85, 'change_homepage'),
(771, 'Can delete home page', 85, 'delete_homepage'),
(772, 'Can view home page', 85, 'view_homepage'),
(773, 'Can add landing page', 217, 'add_landingpage'),
(774, 'Can change landing page', 217, 'change_landingpage'),
(775, 'Can delete landing page', 217, 'delete_landingpage'),
(776, 'Can view landing page', 217, 'view_landingpage'),
(777, 'Can add text page', 89, 'add_textpage'),
(778, 'Can change text page', 89, 'change_textpage'),
(779, 'Can delete text page', 89, 'delete_textpage'),
(780, 'Can view text page', 89, 'view_textpage'),
(781, 'Can add look at what members say', 218, 'add_miningrun'),
(782, 'Can change look at what members say', 218, 'change_miningrun'),
(783, 'Can delete look at what members say', 218, 'delete_miningrun'),
(784, 'Can view look at what members say', 218, 'view_miningrun'),
(785, 'Can add theme', 219, 'add_minedtheme'),
(786, 'Can change theme', 219, 'change_minedtheme'),
(787, 'Can delete theme', 219, 'delete_minedtheme'),
(788, 'Can view theme', 219, 'view_minedtheme'),
(789, 'Can add cluster of ideas and topics', 220, 'add_minedcluster'),
(790, 'Can change cluster of ideas and topics', 220, 'change_minedcluster'),
(791, 'Can delete cluster of ideas and topics', 220, 'delete_minedcluster'),
(792, 'Can view cluster of ideas and topics', 220, 'view_minedcluster'),
(793, 'Can add mention of a theme', 221, 'add_mention'),
(794, 'Can change mention of a theme', 221, 'change_mention'),
(795, 'Can delete mention of a theme', 221, 'delete_mention'),
(796, 'Can view mention of a theme', 221, 'view_mention'),
(797, 'Can add part of the demo', 222, 'add_demothing'),
(798, 'Can change part of the demo', 222, 'change_demothing'),
(799, 'Can delete part of the demo', 222, 'delete_demothing'),
(800, 'Can view part of the demo', 222, 'view_demothing');
INSERT INTO "auth_permission" ("id", "name", "content_type_id", "codename") VALUES
(801, 'Can add import source', 223, 'add_importsource'),
(802, 'Can change import source', 223, 'change_importsource'),
(803, 'Can delete import source', 223, 'delete_importsource'),
(804, 'Can view import source', 223, 'view_importsource'),
(805, 'Can add imported text', 224, 'add_importedtext'),
(806, 'Can change imported text', 224, 'change_importedtext'),
(807, 'Can delete imported text', 224, 'delete_importedtext'),
(808, 'Can view imported text', 224, 'view_importedtext'),
(809, 'Can add embed', 225, 'add_embed'),
(810, 'Can change embed', 225, 'change_embed'),
(811, 'Can delete embed', 225, 'delete_embed'),
(812, 'Can view embed', 225, 'view_embed'),
(813, 'Can add index entry', 226, 'add_indexentry'),
(814, 'Can change index entry', 226, 'change_indexentry'),
(815, 'Can delete index entry', 226, 'delete_indexentry'),
(816, 'Can view index entry', 226, 'view_indexentry'),
(817, 'Can add editing session', 227, 'add_editingsession'),
(818, 'Can change editing session', 227, 'change_editingsession'),
(819, 'Can delete editing session', 227, 'delete_editingsession'),
(820, 'Can view editing session', 227, 'view_editingsession'),
(821, 'Can add form state', 228, 'add_formstate'),
(822, 'Can change form state', 228, 'change_formstate'),
(823, 'Can delete form state', 228, 'delete_formstate'),
(824, 'Can view form state', 228, 'view_formstate'),
(825, 'Can add Task Result', 229, 'add_dbtaskresult'),
(826, 'Can change Task Result', 229, 'change_dbtaskresult'),
(827, 'Can delete Task Result', 229, 'delete_dbtaskresult'),
(828, 'Can view Task Result', 229, 'view_dbtaskresult'),
(829, 'Can add email address', 230, 'add_emailaddress'),
(830, 'Can change email address', 230, 'change_emailaddress'),
(831, 'Can delete email address', 230, 'delete_emailaddress'),
(832, 'Can view email address', 230, 'view_emailaddress'),
(833, 'Can add email confirmation', 231, 'add_emailconfirmation'),
(834, 'Can change email confirmation', 231, 'change_emailconfirmation'),
(835, 'Can delete email confirmation', 231, 'delete_emailconfirmation'),
(836, 'Can view email confirmation', 231, 'view_emailconfirmation'),
(837, 'Can add authenticator', 232, 'add_authenticator'),
(838, 'Can change authenticator', 232, 'change_authenticator'),
(839, 'Can delete authenticator', 232, 'delete_authenticator'),
(840, 'Can view authenticator', 232, 'view_authenticator'),
(841, 'Can add user session', 233, 'add_usersession'),
(842, 'Can change user session', 233, 'change_usersession'),
(843, 'Can delete user session', 233, 'delete_usersession'),
(844, 'Can view user session', 233, 'view_usersession'),
(845, 'Can add social account', 234, 'add_socialaccount'),
(846, 'Can change social account', 234, 'change_socialaccount'),
(847, 'Can delete social account', 234, 'delete_socialaccount'),
(848, 'Can view social account', 234, 'view_socialaccount'),
(849, 'Can add social application', 235, 'add_socialapp'),
(850, 'Can change social application', 235, 'change_socialapp'),
(851, 'Can delete social application', 235, 'delete_socialapp'),
(852, 'Can view social application', 235, 'view_socialapp'),
(853, 'Can add social application token', 236, 'add_socialtoken'),
(854, 'Can change social application token', 236, 'change_socialtoken'),
(855, 'Can delete social application token', 236, 'delete_socialtoken'),
(856, 'Can view social application token', 236, 'view_socialtoken'),
(857, 'Can add log entry', 237, 'add_logentry'),
(858, 'Can change log entry', 237, 'change_logentry'),
(859, 'Can delete log entry', 237, 'delete_logentry'),
(860, 'Can view log entry', 237, 'view_logentry'),
(861, 'Can add session', 238, 'add_session'),
(862, 'Can change session', 238, 'change_session'),
(863, 'Can delete session', 238, 'delete_session'),
(864, 'Can view session', 238, 'view_session');
INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(1, 'wagtailcore', 'page'),
(2, 'wagtailcore', 'groupapprovaltask'),
(3, 'wagtailcore', 'locale'),
(4, 'wagtailcore', 'site'),
(5, 'wagtailcore', 'groupsitepermission'),
(6, 'wagtailcore', 'apitoken'),
(7, 'wagtailcore', 'modellogentry'),
(8, 'wagtailcore', 'revision'),
(9, 'wagtailcore', 'collectionviewrestriction'),
(10, 'wagtailcore', 'collection'),
(11, 'wagtailcore', 'groupcollectionpermission'),
(12, 'wagtailcore', 'uploadedfile'),
(13, 'wagtailcore', 'workflowcontenttype'),
(14, 'wagtailcore', 'workflowstate'),
(15, 'wagtailcore', 'workflow'),
(16, 'wagtailcore', 'workflowtask'),
(17, 'wagtailcore', 'task'),
(18, 'wagtailcore', 'taskstate'),
(19, 'wagtailcore', 'grouppagepermission'),
(20, 'wagtailcore', 'pageviewrestriction'),
(21, 'wagtailcore', 'workflowpage'),
(22, 'wagtailcore', 'pagelogentry'),
(23, 'wagtailcore', 'comment'),
(24, 'wagtailcore', 'commentreply'),
(25, 'wagtailcore', 'pagesubscription'),
(26, 'wagtailcore', 'referenceindex'),
(27, 'members', 'codetries'),
(28, 'members', 'organisation'),
(29, 'members', 'segment'),
(30, 'members', 'member'),
(31, 'members', 'entrylink'),
(32, 'members', 'importedmember'),
(33, 'members', 'invitation'),
(34, 'members', 'memberclaim'),
(35, 'members', 'organisationmembership'),
(36, 'members', 'personalexport'),
(37, 'members', 'revenueband'),
(38, 'members', 'consent'),
(39, 'members', 'formerhandle'),
(40, 'articles', 'articlecategory'),
(41, 'auth', 'permission'),
(42, 'auth', 'group'),
(43, 'contenttypes', 'contenttype'),
(44, 'wagtailadmin', 'admin'),
(45, 'wagtaildocs', 'document'),
(46, 'taggit', 'tag'),
(47, 'taggit', 'taggeditem'),
(48, 'wagtailusers', 'userprofile'),
(49, 'wagtailimages', 'image'),
(50, 'wagtailimages', 'rendition'),
(51, 'wagtailredirects', 'redirect'),
(52, 'writing', 'tag'),
(53, 'moderation', 'sanction'),
(54, 'forums', 'cannedreply'),
(55, 'ideas', 'spokesperson'),
(56, 'internal_records', 'scoreformula'),
(57, 'ratings', 'dimension'),
(58, 'ratings', 'usequestion'),
(59, 'crm', 'contact'),
(60, 'crm', 'account'),
(61, 'crm', 'case'),
(62, 'crm', 'message'),
(63, 'crm', 'productsold'),
(64, 'crm', 'order'),
(65, 'crm', 'refund'),
(66, 'crm', 'subscription'),
(67, 'crm', 'opportunity'),
(68, 'crm', 'touch'),
(69, 'crm', 'importrun'),
(70, 'crm', 'connection'),
(71, 'crm', 'link'),
(72, 'crm', 'deadletter'),
(73, 'crm', 'correction'),
(74, 'crm', 'synclogentry'),
(75, 'crm', 'reconciliationreport'),
(76, 'crm', 'auditentry'),
(77, 'members', 'membershipsettings'),
(78, 'moderation', 'rule'),
(79, 'moderation', 'reasontemplate'),
(80, 'common', 'siteidentity'),
(81, 'activity', 'activity'),
(82, 'activity', 'pendingreaction'),
(83, 'crm', 'contactreading'),
(84, 'moderation', 'privatereading'),
(85, 'pages', 'homepage'),
(86, 'forums', 'boardindexpage'),
(87, 'articles', 'articleindexpage'),
(88, 'products', 'productindexpage'),
(89, 'pages', 'textpage'),
(90, 'articles', 'editorialreview'),
(91, 'common', 'accessversion'),
(92, 'activity', 'periodicjob'),
(93, 'activity', 'workerbeat'),
(94, 'activity', 'privaterelease'),
(95, 'activity', 'promise'),
(96, 'activity', 'releaseledger'),
(97, 'writing', 'draft'),
(98, 'writing', 'revision'),
(99, 'writing', 'upload'),
(100, 'moderation', 'decision'),
(101, 'moderation', 'trustgrant'),
(102, 'moderation', 'caseclaim'),
(103, 'moderation', 'flag'),
(104, 'moderation', 'accountcheck'),
(105, 'products', 'productpage'),
(106, 'products', 'ownedproduct'),
(107, 'articles', 'articlepage'),
(108, 'articles', 'articletally'),
(109, 'articles', 'articlevote'),
(110, 'crm', 'signingkey'),
(111, 'crm', 'columnmapping'),
(112, 'crm', 'contactemail'),
(113, 'crm', 'contactmerge'),
(114, 'crm', 'cursor'),
(115, 'crm', 'fieldmapping'),
(116, 'crm', 'inbox'),
(117, 'crm', 'outbox'),
(118, 'crm', 'orderline'),
(119, 'crm', 'readkind'),
(120, 'crm', 'receipt'),
(121, 'crm', 'sentevent'),
(122, 'crm', 'sharingquestion'),
(123, 'crm', 'timelineentry'),
(124, 'boards', 'boardmoved'),
(125, 'polls', 'conversationpage'),
(126, 'polls', 'pollpage'),
(127, 'polls', 'askingterms'),
(128, 'polls', 'opinionmap'),
(129, 'polls', 'inlinepoll'),
(130, 'polls', 'inlinechoice'),
(131, 'polls', 'inlineballot'),
(132, 'polls', 'polltally'),
(133, 'polls', 'pollchoice'),
(134, 'polls', 'pollballot'),
(135, 'polls', 'statement'),
(136, 'polls', 'statementanswer'),
(137, 'forums', 'boardpage'),
(138, 'forums', 'boardtally'),
(139, 'forums', 'askfield'),
(140, 'forums', 'bulkact'),
(141, 'forums', 'deflection'),
(142, 'forums', 'post'),
(143, 'forums', 'importedpost'),
(144, 'forums', 'helpfulvote'),
(145, 'forums', 'bookmark'),
(146, 'forums', 'readuntil'),
(147, 'forums', 'topic'),
(148, 'forums', 'staffnote'),
(149, 'forums', 'problemvote'),
(150, 'forums', 'postmoved'),
(151, 'forums', 'bulkitem'),
(152, 'forums', 'topicread'),
(153, 'ideas', 'ideaboardindexpage'),
(154, 'ideas', 'ideaboardpage'),
(155, 'ideas', 'idea'),
(156, 'ideas', 'ideaboardtally'),
(157, 'ideas', 'ballot'),
(158, 'ideas', 'ideacomment'),
(159, 'ideas', 'ideacommentvote'),
(160, 'ideas', 'ideafield'),
(161, 'ideas', 'ideamerge'),
(162, 'ideas', 'ideasplit'),
(163, 'ideas', 'importedidea'),
(164, 'ideas', 'officialresponse'),
(165, 'ideas', 'status'),
(166, 'ideas', 'statuschange'),
(167, 'ideas', 'vote'),
(168, 'ideas', 'votelink'),
(169, 'ideas', 'deliveryupdate'),
(170, 'pairwise', 'ranking'),
(171, 'pairwise', 'comparison'),
(172, 'duplicates', 'likelypair'),
(173, 'workbench', 'plannedchange'),
(174, 'workbench', 'planneditem'),
(175, 'workbench', 'savedview'),
(176, 'workbench', 'ideaagreement'),
(177, 'internal_records', 'ideanote'),
(178, 'internal_records', 'scorefactor'),
(179, 'internal_records', 'ideascore'),
(180, 'internal_records', 'trackerlink'),
(181, 'contests', 'contestpage'),
(182, 'contests', 'contestballot'),
(183, 'contests', 'entry'),
(184, 'contests', 'entryvote'),
(185, 'contests', 'juror'),
(186, 'contests', 'jurycriterion'),
(187, 'contests', 'juryscore'),
(188, 'contests', 'occasion'),
(189, 'contests', 'contestresult'),
(190, 'roadmap', 'changelogindexpage'),
(191, 'roadmap', 'changelogpage'),
(192, 'roadmap', 'changelogidea'),
(193, 'roadmap', 'shipment'),
(194, 'ratings', 'productrating'),
(195, 'ratings', 'review'),
(196, 'ratings', 'dimensionscore'),
(197, 'ratings', 'companyanswer'),
(198, 'ratings', 'reviewphoto'),
(199, 'ratings', 'reviewreturn'),
(200, 'ratings', 'reviewversion');
INSERT INTO "django_content_type" ("id", "app_label", "model") VALUES
(201, 'ratings', 'reviewvote'),
(202, 'ratings', 'useoption'),
(203, 'ratings', 'useanswer'),
(204, 'ratings', 'dimensiontally'),
(205, 'ratings', 'monthtally'),
(206, 'search', 'askedsearch'),
(207, 'search', 'searchentry'),
(208, 'notifications', 'notification'),
(209, 'notifications', 'outgoingemail'),
(210, 'notifications', 'preference'),
(211, 'notifications', 'digest'),
(212, 'notifications', 'follow'),
(213, 'conversions', 'articlesource'),
(214, 'conversions', 'ideasource'),
(215, 'conversions', 'topiccase'),
(216, 'conversions', 'casemessage'),
(217, 'pages', 'landingpage'),
(218, 'insights', 'miningrun'),
(219, 'insights', 'minedtheme'),
(220, 'insights', 'minedcluster'),
(221, 'insights', 'mention'),
(222, 'operations', 'demothing'),
(223, 'operations', 'importsource'),
(224, 'operations', 'importedtext'),
(225, 'wagtailembeds', 'embed'),
(226, 'wagtailsearch', 'indexentry'),
(227, 'wagtailadmin', 'editingsession'),
(228, 'wagtailadmin', 'formstate'),
(229, 'django_tasks_database', 'dbtaskresult'),
(230, 'account', 'emailaddress'),
(231, 'account', 'emailconfirmation'),
(232, 'mfa', 'authenticator'),
(233, 'usersessions', 'usersession'),
(234, 'socialaccount', 'socialaccount'),
(235, 'socialaccount', 'socialapp'),
(236, 'socialaccount', 'socialtoken'),
(237, 'admin', 'logentry'),
(238, 'sessions', 'session');
INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
(1, 'contenttypes', '0001_initial', '@now@'),
(2, 'contenttypes', '0002_remove_content_type_name', '@now@'),
(3, 'auth', '0001_initial', '@now@'),
(4, 'auth', '0002_alter_permission_name_max_length', '@now@'),
(5, 'auth', '0003_alter_user_email_max_length', '@now@'),
(6, 'auth', '0004_alter_user_username_opts', '@now@'),
(7, 'auth', '0005_alter_user_last_login_null', '@now@'),
(8, 'auth', '0006_require_contenttypes_0002', '@now@'),
(9, 'auth', '0007_alter_validators_add_error_messages', '@now@'),
(10, 'auth', '0008_alter_user_username_max_length', '@now@'),
(11, 'auth', '0009_alter_user_last_name_max_length', '@now@'),
(12, 'auth', '0010_alter_group_name_max_length', '@now@'),
(13, 'auth', '0011_update_proxy_permissions', '@now@'),
(14, 'auth', '0012_alter_user_first_name_max_length', '@now@'),
(15, 'members', '0001_initial', '@now@'),
(16, 'wagtailcore', '0001_initial', '@now@'),
(17, 'wagtailcore', '0002_initial_data', '@now@'),
(18, 'wagtailcore', '0003_add_uniqueness_constraint_on_group_page_permission', '@now@'),
(19, 'wagtailcore', '0004_page_locked', '@now@'),
(20, 'wagtailcore', '0005_add_page_lock_permission_to_moderators', '@now@'),
(21, 'wagtailcore', '0006_add_lock_page_permission', '@now@'),
(22, 'wagtailcore', '0007_page_latest_revision_created_at', '@now@'),
(23, 'wagtailcore', '0008_populate_latest_revision_created_at', '@now@'),
(24, 'wagtailcore', '0009_remove_auto_now_add_from_pagerevision_created_at', '@now@'),
(25, 'wagtailcore', '0010_change_page_owner_to_null_on_delete', '@now@'),
(26, 'wagtailcore', '0011_page_first_published_at', '@now@'),
(27, 'wagtailcore', '0012_extend_page_slug_field', '@now@'),
(28, 'wagtailcore', '0013_update_golive_expire_help_text', '@now@'),
(29, 'wagtailcore', '0014_add_verbose_name', '@now@'),
(30, 'wagtailcore', '0015_add_more_verbose_names', '@now@'),
(31, 'wagtailcore', '0016_change_page_url_path_to_text_field', '@now@'),
(32, 'wagtailcore', '0017_change_edit_page_permission_description', '@now@'),
(33, 'wagtailcore', '0018_pagerevision_submitted_for_moderation_index', '@now@'),
(34, 'wagtailcore', '0019_verbose_names_cleanup', '@now@'),
(35, 'wagtailcore', '0020_add_index_on_page_first_published_at', '@now@'),
(36, 'wagtailcore', '0021_capitalizeverbose', '@now@'),
(37, 'wagtailcore', '0022_add_site_name', '@now@'),
(38, 'wagtailcore', '0023_alter_page_revision_on_delete_behaviour', '@now@'),
(39, 'wagtailcore', '0024_collection', '@now@'),
(40, 'wagtailcore', '0025_collection_initial_data', '@now@'),
(41, 'wagtailcore', '0026_group_collection_permission', '@now@'),
(42, 'wagtailcore', '0027_fix_collection_path_collation', '@now@'),
(43, 'wagtailcore', '0024_alter_page_content_type_on_delete_behaviour', '@now@'),
(44, 'wagtailcore', '0028_merge', '@now@'),
(45, 'wagtailcore', '0029_unicode_slugfield_dj19', '@now@'),
(46, 'wagtailcore', '0030_index_on_pagerevision_created_at', '@now@'),
(47, 'wagtailcore', '0031_add_page_view_restriction_types', '@now@'),
(48, 'wagtailcore', '0032_add_bulk_delete_page_permission', '@now@'),
(49, 'wagtailcore', '0033_remove_golive_expiry_help_text', '@now@'),
(50, 'wagtailcore', '0034_page_live_revision', '@now@'),
(51, 'wagtailcore', '0035_page_last_published_at', '@now@'),
(52, 'wagtailcore', '0036_populate_page_last_published_at', '@now@'),
(53, 'wagtailcore', '0037_set_page_owner_editable', '@now@'),
(54, 'wagtailcore', '0038_make_first_published_at_editable', '@now@'),
(55, 'wagtailcore', '0039_collectionviewrestriction', '@now@'),
(56, 'wagtailcore', '0040_page_draft_title', '@now@'),
(57, 'wagtailcore', '0041_group_collection_permissions_verbose_name_plural', '@now@'),
(58, 'wagtailcore', '0042_index_on_pagerevision_approved_go_live_at', '@now@'),
(59, 'wagtailcore', '0043_lock_fields', '@now@'),
(60, 'wagtailcore', '0044_add_unlock_grouppagepermission', '@now@'),
(61, 'wagtailcore', '0045_assign_unlock_grouppagepermission', '@now@'),
(62, 'wagtailcore', '0046_site_name_remove_null', '@now@'),
(63, 'wagtailcore', '0047_add_workflow_models', '@now@'),
(64, 'wagtailcore', '0048_add_default_workflows', '@now@'),
(65, 'wagtailcore', '0049_taskstate_finished_by', '@now@'),
(66, 'wagtailcore', '0050_workflow_rejected_to_needs_changes', '@now@'),
(67, 'wagtailcore', '0051_taskstate_comment', '@now@'),
(68, 'wagtailcore', '0052_pagelogentry', '@now@'),
(69, 'wagtailcore', '0053_locale_model', '@now@'),
(70, 'wagtailcore', '0054_initial_locale', '@now@'),
(71, 'wagtailcore', '0055_page_locale_fields', '@now@'),
(72, 'wagtailcore', '0056_page_locale_fields_populate', '@now@'),
(73, 'wagtailcore', '0057_page_locale_fields_notnull', '@now@'),
(74, 'wagtailcore', '0058_page_alias_of', '@now@'),
(75, 'wagtailcore', '0059_apply_collection_ordering', '@now@'),
(76, 'wagtailcore', '0060_fix_workflow_unique_constraint', '@now@'),
(77, 'wagtailcore', '0061_change_promote_tab_helpt_text_and_verbose_names', '@now@'),
(78, 'wagtailcore', '0062_comment_models_and_pagesubscription', '@now@'),
(79, 'wagtailcore', '0063_modellogentry', '@now@'),
(80, 'wagtailcore', '0064_log_timestamp_indexes', '@now@'),
(81, 'wagtailcore', '0065_log_entry_uuid', '@now@'),
(82, 'wagtailcore', '0066_collection_management_permissions', '@now@'),
(83, 'wagtailcore', '0067_alter_pagerevision_content_json', '@now@'),
(84, 'wagtailcore', '0068_log_entry_empty_object', '@now@'),
(85, 'wagtailcore', '0069_log_entry_jsonfield', '@now@'),
(86, 'wagtailcore', '0070_rename_pagerevision_revision', '@now@'),
(87, 'wagtailcore', '0071_populate_revision_content_type', '@now@'),
(88, 'wagtailcore', '0072_alter_revision_content_type_notnull', '@now@'),
(89, 'wagtailcore', '0073_page_latest_revision', '@now@'),
(90, 'wagtailcore', '0074_revision_object_str', '@now@'),
(91, 'wagtailcore', '0075_populate_latest_revision_and_revision_object_str', '@now@'),
(92, 'wagtailcore', '0076_modellogentry_revision', '@now@'),
(93, 'wagtailcore', '0077_alter_revision_user', '@now@'),
(94, 'wagtailcore', '0078_referenceindex', '@now@'),
(95, 'wagtailcore', '0079_rename_taskstate_page_revision', '@now@'),
(96, 'wagtailcore', '0080_generic_workflowstate', '@now@'),
(97, 'wagtailcore', '0081_populate_workflowstate_content_type', '@now@'),
(98, 'wagtailcore', '0082_alter_workflowstate_content_type_notnull', '@now@'),
(99, 'wagtailcore', '0083_workflowcontenttype', '@now@'),
(100, 'wagtailcore', '0084_add_default_page_permissions', '@now@'),
(101, 'wagtailcore', '0085_add_grouppagepermission_permission', '@now@'),
(102, 'wagtailcore', '0086_populate_grouppagepermission_permission', '@now@'),
(103, 'wagtailcore', '0087_alter_grouppagepermission_unique_together_and_more', '@now@'),
(104, 'wagtailcore', '0088_fix_log_entry_json_timestamps', '@now@'),
(105, 'wagtailcore', '0089_log_entry_data_json_null_to_object', '@now@'),
(106, 'wagtailcore', '0090_remove_grouppagepermission_permission_type', '@now@'),
(107, 'wagtailcore', '0091_remove_revision_submitted_for_moderation', '@now@'),
(108, 'wagtailcore', '0092_alter_collectionviewrestriction_password_and_more', '@now@'),
(109, 'wagtailcore', '0093_uploadedfile', '@now@'),
(110, 'wagtailcore', '0094_alter_page_locale', '@now@'),
(111, 'wagtailcore', '0095_groupsitepermission', '@now@'),
(112, 'wagtailcore', '0096_referenceindex_referenceindex_source_object_and_more', '@now@'),
(113, 'wagtailcore', '0097_baselogentry_uuid_action_timestamp_indexes', '@now@'),
(114, 'wagtailcore', '0098_apitoken', '@now@'),
(115, 'wagtailcore', '0001_squashed_0016_change_page_url_path_to_text_field', '@now@'),
(116, 'taggit', '0001_initial', '@now@'),
(117, 'wagtailadmin', '0001_create_admin_access_permissions', '@now@'),
(118, 'wagtaildocs', '0001_initial', '@now@'),
(119, 'wagtaildocs', '0002_initial_data', '@now@'),
(120, 'wagtaildocs', '0003_add_verbose_names', '@now@'),
(121, 'wagtaildocs', '0004_capitalizeverbose', '@now@'),
(122, 'wagtaildocs', '0005_document_collection', '@now@'),
(123, 'wagtaildocs', '0006_copy_document_permissions_to_collections', '@now@'),
(124, 'wagtaildocs', '0005_alter_uploaded_by_user_on_delete_action', '@now@'),
(125, 'wagtaildocs', '0007_merge', '@now@'),
(126, 'wagtaildocs', '0008_document_file_size', '@now@'),
(127, 'wagtaildocs', '0009_document_verbose_name_plural', '@now@'),
(128, 'wagtaildocs', '0010_document_file_hash', '@now@'),
(129, 'wagtaildocs', '0011_add_choose_permissions', '@now@'),
(130, 'wagtaildocs', '0012_uploadeddocument', '@now@'),
(131, 'wagtaildocs', '0013_delete_uploadeddocument', '@now@'),
(132, 'wagtaildocs', '0014_alter_document_file_size', '@now@'),
(133, 'wagtailusers', '0001_initial', '@now@'),
(134, 'wagtailusers', '0002_add_verbose_name_on_userprofile', '@now@'),
(135, 'wagtailusers', '0003_add_verbose_names', '@now@'),
(136, 'wagtailusers', '0004_capitalizeverbose', '@now@'),
(137, 'wagtailusers', '0005_make_related_name_wagtail_specific', '@now@'),
(138, 'wagtailusers', '0006_userprofile_prefered_language', '@now@'),
(139, 'wagtailusers', '0007_userprofile_current_time_zone', '@now@'),
(140, 'wagtailusers', '0008_userprofile_avatar', '@now@'),
(141, 'wagtailusers', '0009_userprofile_verbose_name_plural', '@now@'),
(142, 'wagtailusers', '0010_userprofile_updated_comments_notifications', '@now@'),
(143, 'wagtailusers', '0011_userprofile_dismissibles', '@now@'),
(144, 'wagtailusers', '0012_userprofile_theme', '@now@'),
(145, 'wagtailusers', '0013_userprofile_density', '@now@'),
(146, 'wagtailusers', '0014_userprofile_contrast', '@now@'),
(147, 'wagtailusers', '0015_userprofile_keyboard_shortcuts', '@now@'),
(148, 'wagtailimages', '0001_initial', '@now@'),
(149, 'wagtailimages', '0002_initial_data', '@now@'),
(150, 'wagtailimages', '0003_fix_focal_point_fields', '@now@'),
(151, 'wagtailimages', '0004_make_focal_point_key_not_nullable', '@now@'),
(152, 'wagtailimages', '0005_make_filter_spec_unique', '@now@'),
(153, 'wagtailimages', '0006_add_verbose_names', '@now@'),
(154, 'wagtailimages', '0007_image_file_size', '@now@'),
(155, 'wagtailimages', '0008_image_created_at_index', '@now@'),
(156, 'wagtailimages', '0009_capitalizeverbose', '@now@'),
(157, 'wagtailimages', '0010_change_on_delete_behaviour', '@now@'),
(158, 'wagtailimages', '0011_image_collection', '@now@'),
(159, 'wagtailimages', '0012_copy_image_permissions_to_collections', '@now@'),
(160, 'wagtailimages', '0013_make_rendition_upload_callable', '@now@'),
(161, 'wagtailimages', '0014_add_filter_spec_field', '@now@'),
(162, 'wagtailimages', '0015_fill_filter_spec_field', '@now@'),
(163, 'wagtailimages', '0016_deprecate_rendition_filter_relation', '@now@'),
(164, 'wagtailimages', '0017_reduce_focal_point_key_max_length', '@now@'),
(165, 'wagtailimages', '0018_remove_rendition_filter', '@now@'),
(166, 'wagtailimages', '0019_delete_filter', '@now@'),
(167, 'wagtailimages', '0020_add-verbose-name', '@now@'),
(168, 'wagtailimages', '0021_image_file_hash', '@now@'),
(169, 'wagtailimages', '0022_uploadedimage', '@now@'),
(170, 'wagtailimages', '0023_add_choose_permissions', '@now@'),
(171, 'wagtailimages', '0024_index_image_file_hash', '@now@'),
(172, 'wagtailimages', '0025_alter_image_file_alter_rendition_file', '@now@'),
(173, 'wagtailimages', '0026_delete_uploadedimage', '@now@'),
(174, 'wagtailimages', '0027_image_description', '@now@'),
(175, 'wagtailimages', '0001_squashed_0021', '@now@'),
(176, 'account', '0001_initial', '@now@'),
(177, 'account', '0002_email_max_length', '@now@'),
(178, 'account', '0003_alter_emailaddress_create_unique_verified_email', '@now@'),
(179, 'account', '0004_alter_emailaddress_drop_unique_email', '@now@'),
(180, 'account', '0005_emailaddress_idx_upper_email', '@now@'),
(181, 'account', '0006_emailaddress_lower', '@now@'),
(182, 'account', '0007_emailaddress_idx_email', '@now@'),
(183, 'account', '0008_emailaddress_unique_primary_email_fixup', '@now@'),
(184, 'account', '0009_emailaddress_unique_primary_email', '@now@'),
(185, 'activity', '0001_initial', '@now@'),
(186, 'admin', '0001_initial', '@now@'),
(187, 'admin', '0002_logentry_remove_auto_add', '@now@'),
(188, 'admin', '0003_logentry_add_action_flag_choices', '@now@'),
(189, 'products', '0001_initial', '@now@'),
(190, 'articles', '0001_initial', '@now@'),
(191, 'boards', '0001_initial', '@now@'),
(192, 'common', '0001_initial', '@now@'),
(193, 'writing', '0001_initial', '@now@'),
(194, 'members', '0002_membership_settings', '@now@'),
(195, 'crm', '0001_initial', '@now@'),
(196, 'ideas', '0001_initial', '@now@'),
(197, 'contests', '0001_initial', '@now@'),
(198, 'polls', '0001_initial', '@now@'),
(199, 'forums', '0001_initial', '@now@'),
(200, 'conversions', '0001_initial', '@now@');
INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
(201, 'wagtailredirects', '0001_initial', '@now@'),
(202, 'wagtailredirects', '0002_add_verbose_names', '@now@'),
(203, 'wagtailredirects', '0003_make_site_field_editable', '@now@'),
(204, 'wagtailredirects', '0004_set_unique_on_path_and_site', '@now@'),
(205, 'wagtailredirects', '0005_capitalizeverbose', '@now@'),
(206, 'wagtailredirects', '0006_redirect_increase_max_length', '@now@'),
(207, 'wagtailredirects', '0007_add_autocreate_fields', '@now@'),
(208, 'wagtailredirects', '0008_add_verbose_name_plural', '@now@'),
(209, 'wagtailadmin', '0002_admin', '@now@'),
(210, 'wagtailadmin', '0003_admin_managed', '@now@'),
(211, 'wagtailadmin', '0004_editingsession', '@now@'),
(212, 'wagtailadmin', '0005_editingsession_is_editing', '@now@'),
(213, 'wagtailadmin', '0006_formstate', '@now@'),
(214, 'members', '0003_roles', '@now@'),
(215, 'crm', '0002_roles', '@now@'),
(216, 'django_tasks_database', '0001_initial', '@now@'),
(217, 'django_tasks_database', '0002_alter_dbtaskresult_options', '@now@'),
(218, 'django_tasks_database', '0003_dbtaskresult_enqueued_at_dbtaskresult_finished_at', '@now@'),
(219, 'django_tasks_database', '0004_dbtaskresult_started_at', '@now@'),
(220, 'django_tasks_database', '0005_alter_dbtaskresult_priority_and_more', '@now@'),
(221, 'django_tasks_database', '0006_alter_dbtaskresult_args_kwargs_and_more', '@now@'),
(222, 'django_tasks_database', '0007_add_separate_results_fields', '@now@'),
(223, 'django_tasks_database', '0008_separate_results_field', '@now@'),
(224, 'django_tasks_database', '0009_remove_results_field', '@now@'),
(225, 'django_tasks_database', '0010_alter_dbtaskresult_status', '@now@'),
(226, 'django_tasks_database', '0011_rename_complete_status', '@now@'),
(227, 'django_tasks_database', '0012_add_separate_exception_fields', '@now@'),
(228, 'django_tasks_database', '0013_separate_exception_fields', '@now@'),
(229, 'django_tasks_database', '0014_remove_dbtaskresult_exception_data', '@now@'),
(230, 'django_tasks_database', '0015_correctly_order_run_after', '@now@'),
(231, 'django_tasks_database', '0016_remove_dbtaskresult_django_task_new_ordering_idx_and_more', '@now@'),
(232, 'django_tasks_database', '0017_dbtaskresult_metadata', '@now@'),
(233, 'django_tasks_database', '0018_rename_succeeded_status', '@now@'),
(234, 'django_tasks_database', '0019_rename_django_task_new_ordering_idx_tasks_db_new_ordering_idx_and_more', '@now@'),
(235, 'django_tasks_database', '0020_update_db_task_result_ordering', '@now@'),
(236, 'django_tasks_database', '0021_conditional_partial_index_ordering', '@now@'),
(237, 'duplicates', '0001_initial', '@now@'),
(238, 'insights', '0001_initial', '@now@'),
(239, 'internal_records', '0001_initial', '@now@'),
(240, 'internal_records', '0002_rice', '@now@'),
(241, 'mfa', '0001_initial', '@now@'),
(242, 'mfa', '0002_authenticator_timestamps', '@now@'),
(243, 'mfa', '0003_authenticator_type_uniq', '@now@'),
(244, 'moderation', '0001_initial', '@now@'),
(245, 'moderation', '0002_private_readings_stay', '@now@'),
(246, 'moderation', '0003_rules_and_reasons', '@now@'),
(247, 'moderation', '0004_checks_of_accounts', '@now@'),
(248, 'notifications', '0001_initial', '@now@'),
(249, 'operations', '0001_initial', '@now@'),
(250, 'pages', '0001_initial', '@now@'),
(251, 'pages', '0002_content', '@now@'),
(252, 'pairwise', '0001_initial', '@now@'),
(253, 'ratings', '0001_initial', '@now@'),
(254, 'ratings', '0002_roles', '@now@'),
(255, 'roadmap', '0001_initial', '@now@'),
(256, 'search', '0001_initial', '@now@'),
(257, 'search', '0002_full_text', '@now@'),
(258, 'sessions', '0001_initial', '@now@'),
(259, 'socialaccount', '0001_initial', '@now@'),
(260, 'socialaccount', '0002_token_max_lengths', '@now@'),
(261, 'socialaccount', '0003_extra_data_default_dict', '@now@'),
(262, 'socialaccount', '0004_app_provider_id_settings', '@now@'),
(263, 'socialaccount', '0005_socialtoken_nullable_app', '@now@'),
(264, 'socialaccount', '0006_alter_socialaccount_extra_data', '@now@'),
(265, 'taggit', '0002_auto_20150616_2121', '@now@'),
(266, 'taggit', '0003_taggeditem_add_unique_index', '@now@'),
(267, 'taggit', '0004_alter_taggeditem_content_type_alter_taggeditem_tag', '@now@'),
(268, 'taggit', '0005_auto_20220424_2025', '@now@'),
(269, 'taggit', '0006_rename_taggeditem_content_type_object_id_taggit_tagg_content_8fc721_idx', '@now@'),
(270, 'usersessions', '0001_initial', '@now@'),
(271, 'wagtailembeds', '0001_initial', '@now@'),
(272, 'wagtailembeds', '0002_add_verbose_names', '@now@'),
(273, 'wagtailembeds', '0003_capitalizeverbose', '@now@'),
(274, 'wagtailembeds', '0004_embed_verbose_name_plural', '@now@'),
(275, 'wagtailembeds', '0005_specify_thumbnail_url_max_length', '@now@'),
(276, 'wagtailembeds', '0006_add_embed_hash', '@now@'),
(277, 'wagtailembeds', '0007_populate_hash', '@now@'),
(278, 'wagtailembeds', '0008_allow_long_urls', '@now@'),
(279, 'wagtailembeds', '0009_embed_cache_until', '@now@'),
(280, 'wagtailsearch', '0001_initial', '@now@'),
(281, 'wagtailsearch', '0002_add_verbose_names', '@now@'),
(282, 'wagtailsearch', '0003_remove_editors_pick', '@now@'),
(283, 'wagtailsearch', '0004_querydailyhits_verbose_name_plural', '@now@'),
(284, 'wagtailsearch', '0005_create_indexentry', '@now@'),
(285, 'wagtailsearch', '0006_customise_indexentry', '@now@'),
(286, 'wagtailsearch', '0007_delete_editorspick', '@now@'),
(287, 'wagtailsearch', '0008_remove_query_and_querydailyhits_models', '@now@'),
(288, 'wagtailsearch', '0009_remove_ngram_autocomplete', '@now@'),
(289, 'wagtailsearch', '0010_add_text_fields', '@now@'),
(290, 'workbench', '0001_initial', '@now@');
INSERT INTO "forums_boardindexpage" ("page_ptr_id", "intro") VALUES
(4, '');
INSERT INTO "internal_records_scorefactor" ("id", "key", "name", "unit", "help", "scale", "is_positive", "order", "formula_id") VALUES
(1, 'reach', 'Reach', 'people per quarter', 'How many people will notice it within a quarter. Take measured figures where there are any.', '[]', FALSE, 0, 1),
(2, 'impact', 'Impact', '', 'How much it changes for each of them.', '[["3", "massive"], ["2", "high"], ["1", "medium"], ["0.5", "low"], ["0.25", "minimal"]]', FALSE, 1, 1),
(3, 'confidence', 'Confidence', '', 'How sure you are of the other figures. Below 50 % it is a guess.', '[["1", "100 %, high"], ["0.8", "80 %, medium"], ["0.5", "50 %, low"]]', FALSE, 2, 1),
(4, 'effort', 'Effort', 'person-months', 'What one person does in a month, of all who work on it together.', '[]', TRUE, 3, 1);
INSERT INTO "internal_records_scoreformula" ("id", "key", "name", "expression", "is_active", "order") VALUES
(1, 'rice', 'RICE', '(reach * impact * confidence) / effort', TRUE, 0);
INSERT INTO "members_revenueband" ("key", "name", "at_least", "currency") VALUES
('0-1k', 'Up to 1,000 a year', 0, 'EUR'),
('100k+', 'More than 100,000 a year', 10000000, 'EUR'),
('10k-100k', '10,000 to 100,000 a year', 1000000, 'EUR'),
('1k-10k', '1,000 to 10,000 a year', 100000, 'EUR');
INSERT INTO "members_segment" ("key", "name", "position") VALUES
('consumer', 'Consumer', 0),
('large', 'Large business', 3),
('mid', 'Mid-sized business', 2),
('partner', 'Partner', 4),
('small', 'Small business', 1);
INSERT INTO "moderation_reasontemplate" ("id", "title", "text", "language", "rule_id") VALUES
(1, 'Advertising, first time', 'This sells something, and members come here for help. You may say it again without the offer and its link.', '', 2),
(2, 'Advertising, again', 'This sells something, and a moderator has asked you before not to do that here. Write to us if you work for the maker.', '', 2),
(3, 'Unkind words', 'This is about the person and not about what they said. You may say again what you think is wrong, without that.', '', 1),
(4, 'Dangerous without a warning', 'Following this can hurt somebody. You may write it again with what can go wrong and who should not try it.', '', 3),
(5, 'Private data', 'This shows somebody''s private data. You may post it again without names, numbers and addresses.', '', 4),
(6, 'Wrong place', 'This belongs to another board, where more people know about it. Nothing is lost: its address stays, and so do its replies.', '', 5);
INSERT INTO "moderation_rule" ("id", "number", "title", "text", "flag_reason", "is_in_force") VALUES
(1, 1, 'Be kind', 'Criticise products and ideas, not people. No insults, threats or harassment, and nothing that belittles others for who they are.', 'rude', TRUE),
(2, 2, 'No advertising', 'No advertising, discount codes or links that are here to sell something. Say so when you work for whom you recommend.', 'spam', TRUE),
(3, 3, 'No dangerous advice', 'Do not advise what can hurt somebody or break their machine. Say which risks there are, and when it takes a specialist.', 'wrong', TRUE),
(4, 4, 'No private data of others', 'No names, addresses, telephone numbers, serial numbers or pictures of others without their consent. Take them out of logs and photographs.', 'private', TRUE),
(5, 5, 'Everything in its place', 'One question in one topic, on the board that it belongs to. Say it once; moderators move what stands in the wrong place.', 'off-topic', TRUE),
(6, 6, 'Nothing unlawful', 'Nothing that breaks the law or the rights of others, such as copied texts and pictures, and nothing that is here only to disturb.', 'other', TRUE);
INSERT INTO "pages_homepage" ("page_ptr_id", "headline", "intro", "main", "side", "is_greeting") VALUES
(3, 'What brings you here?', '', '[{"id": "ae414b5d-1aa9-5367-aadf-2cdcc72d943d", "type": "search", "value": {"note": "Looks in {solved} solved questions and {articles} articles at once.", "label": "Describe it in a few words", "example": ""}}, {"id": "d5e28f19-74c8-546a-abd0-5bd836c5081d", "type": "intents", "value": {"intents": [{"page": 4, "text": "Ask, and people who know it will answer.", "title": "Something is wrong", "address": ""}, {"page": 5, "text": "Articles that were written here and checked.", "title": "I want to do it properly", "address": ""}, {"page": null, "text": "{unanswered} questions wait for a first answer.", "title": "I can help", "address": "/topics/unanswered/"}]}}, {"id": "dfb77589-8c51-5264-aea6-9d29f807fbc2", "type": "followed", "value": {"limit": 3, "title": "What followed this week"}}, {"id": "755f2033-be17-5b47-8e28-c67c4c56fea1", "type": "latest", "value": {"limit": 8, "title": "Latest", "boards": [], "product": null}}, {"id": "307bb5a5-657c-5b2d-9209-b54f0a223ea2", "type": "thanks", "value": {"limit": 6, "title": "Thank you, this week"}}]', '[{"id": "c2519c23-50c8-5536-8a92-b464a97e0f73", "type": "unanswered", "value": {"limit": 4, "title": "You could answer these", "boards": [], "product": null}}, {"id": "3e5e0e92-0e4f-5000-9b0c-d36730af0d3e", "type": "articles", "value": {"limit": 4, "title": "New articles", "chosen": [], "category": null}}]', TRUE);
INSERT INTO "pages_textpage" ("page_ptr_id", "body") VALUES
(7, '<p>This text is a sample. Whoever runs this community adapts it under Pages, Rules, and removes this line; the numbered rules are edited under Community, Rules.</p>
<h2>What helps</h2>
<ul>
<li>Ask so that you can be helped: what you did, what happened, what you expected.</li>
<li>Answer what was asked. If you do not know, it is all right to say nothing.</li>
<li>Accept the answer that helped. It costs a click and thanks two people: who wrote it, and who will look for it.</li>
</ul>
<h2>What happens when a rule is broken</h2>
<p>A moderator may hide a post, and its author is told which rule it is about, and why. Repeated or serious cases can end in a suspension, for a time or for good. Moderators are members too; a decision can be questioned by writing to them.</p>'),
(8, '<p>This text is a sample and no legal advice. Whoever runs this community adapts it under Pages, Privacy, and removes this line.</p>
<h2>What is kept about you</h2>
<ul>
<li>Your e-mail address, so that you can sign in and be told what you asked to be told. Other members never see it.</li>
<li>What you write here, with the time, under the name that you chose. Anybody who may read the board can read it.</li>
<li>What you do with what others wrote: answers that you accepted, posts that you found helpful.</li>
<li>Your sessions: when and with which kind of device you signed in. You see them, and can end them, in your settings.</li>
</ul>
<h2>What is not</h2>
<p>No page of this site loads anything from another company. There is no advertising and no tracking across sites. The cookies are those that keep you signed in, protect forms, and remember language and theme.</p>
<h2>What you can do</h2>
<p>In your settings you can download all that is held about you, correct it, and erase your account. When you erase it, you choose whether what you wrote stays without your name or goes as well.</p>
<h2>Who is responsible</h2>
<p>Write here the name and address of the responsible body, how long records are kept, and with whom they are shared.</p>'),
(9, '<p>This page is a sample. In many countries a site must say who runs it. Write here, under Pages, Imprint:</p>
<ul>
<li>the name of the company or person, and who represents it,</li>
<li>the postal address,</li>
<li>an e-mail address and a telephone number,</li>
<li>the entry in the register of companies and the tax number, where they exist.</li>
</ul>');
INSERT INTO "products_productindexpage" ("page_ptr_id", "intro") VALUES
(6, 'What this community is about.');
INSERT INTO "wagtailcore_collection" ("id", "path", "depth", "numchild", "name") VALUES
(1, '0001', 1, 0, 'Root');
INSERT INTO "wagtailcore_groupapprovaltask" ("task_ptr_id") VALUES
(1);
INSERT INTO "wagtailcore_groupapprovaltask_groups" ("id", "groupapprovaltask_id", "group_id") VALUES
(2, 1, 2),
(3, 1, 6);
INSERT INTO "wagtailcore_groupcollectionpermission" ("id", "collection_id", "group_id", "permission_id") VALUES
(2, 1, 2, 174),
(4, 1, 2, 175),
(6, 1, 2, 177),
(8, 1, 2, 191),
(10, 1, 2, 192),
(12, 1, 2, 194),
(13, 1, 1, 194),
(14, 1, 1, 177),
(15, 1, 3, 191),
(16, 1, 3, 174),
(17, 1, 3, 194),
(18, 1, 3, 177),
(19, 1, 4, 191),
(20, 1, 4, 174),
(21, 1, 4, 194),
(22, 1, 4, 177),
(23, 1, 6, 191),
(24, 1, 6, 174),
(25, 1, 6, 192),
(26, 1, 6, 175),
(27, 1, 6, 193),
(28, 1, 6, 176),
(29, 1, 6, 194),
(30, 1, 6, 177);
INSERT INTO "wagtailcore_grouppagepermission" ("id", "group_id", "page_id", "permission_id") VALUES
(4, 2, 1, 69),
(5, 2, 1, 70),
(8, 2, 1, 75),
(9, 2, 1, 74),
(10, 2, 1, 76),
(11, 3, 1, 69),
(12, 3, 1, 70),
(13, 6, 1, 69),
(14, 6, 1, 70),
(15, 6, 1, 75),
(16, 6, 1, 73),
(17, 6, 1, 74),
(18, 6, 1, 76);
INSERT INTO "wagtailcore_locale" ("id", "language_code") VALUES
(1, 'en');
INSERT INTO "wagtailcore_page" ("id", "path", "depth", "numchild", "title", "slug", "live", "has_unpublished_changes", "url_path", "seo_title", "show_in_menus", "search_description", "go_live_at", "expire_at", "expired", "content_type_id", "owner_id", "locked", "latest_revision_created_at", "first_published_at", "live_revision_id", "last_published_at", "draft_title", "locked_at", "locked_by_id", "translation_key", "locale_id", "alias_of_id", "latest_revision_id") VALUES
(1, '0001', 1, 1, 'Root', 'root', TRUE, FALSE, '/', '', FALSE, '', NULL, NULL, FALSE, 1, NULL, FALSE, NULL, NULL, NULL, NULL, 'Root', NULL, NULL, '@uuid:1@', 1, NULL, NULL),
(3, '00010001', 2, 6, 'Community', 'home', TRUE, FALSE, '/home/', '', FALSE, '', NULL, NULL, FALSE, 85, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Community', NULL, NULL, '@uuid:2@', 1, NULL, NULL),
(4, '000100010001', 3, 0, 'Help', 'help', TRUE, FALSE, '/home/help/', '', TRUE, '', NULL, NULL, FALSE, 86, NULL, FALSE, NULL, NULL, NULL, NULL, 'Help', NULL, NULL, '@uuid:3@', 1, NULL, NULL),
(5, '000100010002', 3, 0, 'Articles', 'articles', TRUE, FALSE, '/home/articles/', '', TRUE, '', NULL, NULL, FALSE, 87, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Articles', NULL, NULL, '@uuid:4@', 1, NULL, NULL),
(6, '000100010003', 3, 0, 'Products', 'products', TRUE, FALSE, '/home/products/', '', TRUE, '', NULL, NULL, FALSE, 88, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Products', NULL, NULL, '@uuid:5@', 1, NULL, NULL),
(7, '000100010004', 3, 0, 'Rules', 'rules', TRUE, FALSE, '/home/rules/', '', FALSE, '', NULL, NULL, FALSE, 89, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Rules', NULL, NULL, '@uuid:6@', 1, NULL, NULL),
(8, '000100010005', 3, 0, 'Privacy', 'privacy', TRUE, FALSE, '/home/privacy/', '', FALSE, '', NULL, NULL, FALSE, 89, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Privacy', NULL, NULL, '@uuid:7@', 1, NULL, NULL),
(9, '000100010006', 3, 0, 'Imprint', 'imprint', TRUE, FALSE, '/home/imprint/', '', FALSE, '', NULL, NULL, FALSE, 89, NULL, FALSE, NULL, '@now@', NULL, '@now@', 'Imprint', NULL, NULL, '@uuid:8@', 1, NULL, NULL);
INSERT INTO "wagtailcore_site" ("id", "hostname", "port", "is_default_site", "root_page_id", "site_name") VALUES
(2, 'localhost', 80, TRUE, 3, '');
INSERT INTO "wagtailcore_task" ("id", "name", "active", "content_type_id") VALUES
(1, 'An editor approves it', TRUE, 2),
(2, 'Another editor reads it', TRUE, 90);
INSERT INTO "wagtailcore_workflow" ("id", "name", "active") VALUES
(1, 'Pages: review', TRUE),
(2, 'Articles: review', TRUE);
INSERT INTO "wagtailcore_workflowpage" ("page_id", "workflow_id") VALUES
(1, 1),
(5, 2);
INSERT INTO "wagtailcore_workflowtask" ("id", "sort_order", "task_id", "workflow_id") VALUES
(1, 0, 1, 1),
(2, 0, 2, 2);
SELECT setval('public."articles_editorialreview_groups_id_seq"', 2);
SELECT setval('public."auth_group_id_seq"', 6);
SELECT setval('public."auth_group_permissions_id_seq"', 978);
SELECT setval('public."auth_permission_id_seq"', 864);
SELECT setval('public."django_content_type_id_seq"', 238);
SELECT setval('public."django_migrations_id_seq"', 290);
SELECT setval('public."internal_records_scorefactor_id_seq"', 4);
SELECT setval('public."internal_records_scoreformula_id_seq"', 1);
SELECT setval('public."moderation_reasontemplate_id_seq"', 6);
SELECT setval('public."moderation_rule_id_seq"', 6);
SELECT setval('public."wagtailcore_collection_id_seq"', 1);
SELECT setval('public."wagtailcore_groupapprovaltask_groups_id_seq"', 3);
SELECT setval('public."wagtailcore_groupcollectionpermission_id_seq"', 30);
SELECT setval('public."wagtailcore_grouppagepermission_id_seq"', 18);
SELECT setval('public."wagtailcore_locale_id_seq"', 1);
SELECT setval('public."wagtailcore_page_id_seq"', 9);
SELECT setval('public."wagtailcore_site_id_seq"', 2);
SELECT setval('public."wagtailcore_task_id_seq"', 2);
SELECT setval('public."wagtailcore_workflow_id_seq"', 2);
SELECT setval('public."wagtailcore_workflowtask_id_seq"', 2);
ALTER TABLE ONLY public.roadmap_shipment
    ADD CONSTRAINT a_change_delivers_an_idea_once UNIQUE (page_id, idea_id);
ALTER TABLE ONLY public.internal_records_scorefactor
    ADD CONSTRAINT a_formula_has_a_factor_once UNIQUE (formula_id, key);
ALTER TABLE ONLY public.insights_mention
    ADD CONSTRAINT a_text_mentions_a_theme_once UNIQUE (theme_id, kind, thing, is_here);
ALTER TABLE ONLY public.insights_minedtheme
    ADD CONSTRAINT a_theme_once_in_a_look UNIQUE (run_id, segment, term);
ALTER TABLE ONLY public.internal_records_trackerlink
    ADD CONSTRAINT a_tracker_link_stands_once_at_an_idea UNIQUE (idea_id, url);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_email_987c8728_uniq UNIQUE (user_id, email);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_key_key UNIQUE (key);
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirmation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_activity
    ADD CONSTRAINT activity_activity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_pendingreaction
    ADD CONSTRAINT activity_pendingreaction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_periodicjob
    ADD CONSTRAINT activity_periodicjob_name_key UNIQUE (name);
ALTER TABLE ONLY public.activity_periodicjob
    ADD CONSTRAINT activity_periodicjob_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_privaterelease
    ADD CONSTRAINT activity_privaterelease_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_promise
    ADD CONSTRAINT activity_promise_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_releaseledger
    ADD CONSTRAINT activity_releaseledger_is_the_only_one_key UNIQUE (is_the_only_one);
ALTER TABLE ONLY public.activity_releaseledger
    ADD CONSTRAINT activity_releaseledger_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.activity_workerbeat
    ADD CONSTRAINT activity_workerbeat_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_inbox
    ADD CONSTRAINT an_event_counts_once UNIQUE (connection_id, event_id);
ALTER TABLE ONLY public.roadmap_changelogidea
    ADD CONSTRAINT an_idea_stands_once_in_a_change UNIQUE (page_id, idea_id);
ALTER TABLE ONLY public.contests_entry
    ADD CONSTRAINT an_idea_takes_part_once UNIQUE (contest_id, idea_id);
ALTER TABLE ONLY public.articles_articlecategory
    ADD CONSTRAINT articles_articlecategory_name_key UNIQUE (name);
ALTER TABLE ONLY public.articles_articlecategory
    ADD CONSTRAINT articles_articlecategory_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_articlecategory
    ADD CONSTRAINT articles_articlecategory_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.articles_articleindexpage
    ADD CONSTRAINT articles_articleindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.articles_articlepage
    ADD CONSTRAINT articles_articlepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.articles_articlepage_products
    ADD CONSTRAINT articles_articlepage_pro_articlepage_id_productpa_6833550a_uniq UNIQUE (articlepage_id, productpage_id);
ALTER TABLE ONLY public.articles_articlepage_products
    ADD CONSTRAINT articles_articlepage_products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_articletally
    ADD CONSTRAINT articles_articletally_pkey PRIMARY KEY (article_id);
ALTER TABLE ONLY public.articles_articlevote
    ADD CONSTRAINT articles_articlevote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_editorialreview_groups
    ADD CONSTRAINT articles_editorialreview_editorialreview_id_group_83f63af5_uniq UNIQUE (editorialreview_id, group_id);
ALTER TABLE ONLY public.articles_editorialreview_groups
    ADD CONSTRAINT articles_editorialreview_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.articles_editorialreview
    ADD CONSTRAINT articles_editorialreview_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_name_key UNIQUE (name);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_permission_id_0cd325b0_uniq UNIQUE (group_id, permission_id);
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_group
    ADD CONSTRAINT auth_group_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_codename_01ab375a_uniq UNIQUE (content_type_id, codename);
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.boards_boardmoved
    ADD CONSTRAINT boards_boardmoved_old_path_key UNIQUE (old_path);
ALTER TABLE ONLY public.boards_boardmoved
    ADD CONSTRAINT boards_boardmoved_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.common_accessversion
    ADD CONSTRAINT common_accessversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.common_siteidentity
    ADD CONSTRAINT common_siteidentity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.common_siteidentity
    ADD CONSTRAINT common_siteidentity_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.contests_contestballot
    ADD CONSTRAINT contests_contestballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_contestpage
    ADD CONSTRAINT contests_contestpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.contests_contestresult
    ADD CONSTRAINT contests_contestresult_pkey PRIMARY KEY (contest_id);
ALTER TABLE ONLY public.contests_entry
    ADD CONSTRAINT contests_entry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_entryvote
    ADD CONSTRAINT contests_entryvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_juror
    ADD CONSTRAINT contests_juror_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_jurycriterion
    ADD CONSTRAINT contests_jurycriterion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_juryscore
    ADD CONSTRAINT contests_juryscore_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.contests_occasion
    ADD CONSTRAINT contests_occasion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversions_articlesource
    ADD CONSTRAINT conversions_articlesource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversions_articlesource
    ADD CONSTRAINT conversions_articlesource_topic_id_key UNIQUE (topic_id);
ALTER TABLE ONLY public.conversions_casemessage
    ADD CONSTRAINT conversions_casemessage_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversions_ideasource
    ADD CONSTRAINT conversions_ideasource_idea_id_key UNIQUE (idea_id);
ALTER TABLE ONLY public.conversions_ideasource
    ADD CONSTRAINT conversions_ideasource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_published_id_key UNIQUE (published_id);
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_topic_id_key UNIQUE (topic_id);
ALTER TABLE ONLY public.crm_account
    ADD CONSTRAINT crm_account_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_account
    ADD CONSTRAINT crm_account_portal_key_key UNIQUE (portal_key);
ALTER TABLE ONLY public.crm_auditentry
    ADD CONSTRAINT crm_auditentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT crm_case_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT crm_case_portal_key_key UNIQUE (portal_key);
ALTER TABLE ONLY public.crm_columnmapping
    ADD CONSTRAINT crm_columnmapping_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_connection
    ADD CONSTRAINT crm_connection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_connection
    ADD CONSTRAINT crm_connection_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.crm_connection
    ADD CONSTRAINT crm_connection_webhook_path_key UNIQUE (webhook_path);
ALTER TABLE ONLY public.crm_contact
    ADD CONSTRAINT crm_contact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_contact
    ADD CONSTRAINT crm_contact_portal_member_id_key UNIQUE (portal_member_id);
ALTER TABLE ONLY public.crm_contactemail
    ADD CONSTRAINT crm_contactemail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_contactmerge
    ADD CONSTRAINT crm_contactmerge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_contactreading
    ADD CONSTRAINT crm_contactreading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_correction
    ADD CONSTRAINT crm_correction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_cursor
    ADD CONSTRAINT crm_cursor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_deadletter
    ADD CONSTRAINT crm_deadletter_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_fieldmapping
    ADD CONSTRAINT crm_fieldmapping_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_importrun
    ADD CONSTRAINT crm_importrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_inbox
    ADD CONSTRAINT crm_inbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_link
    ADD CONSTRAINT crm_link_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_message
    ADD CONSTRAINT crm_message_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_message
    ADD CONSTRAINT crm_message_portal_key_key UNIQUE (portal_key);
ALTER TABLE ONLY public.crm_opportunity
    ADD CONSTRAINT crm_opportunity_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_order
    ADD CONSTRAINT crm_order_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_orderline
    ADD CONSTRAINT crm_orderline_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_outbox
    ADD CONSTRAINT crm_outbox_key_key UNIQUE (key);
ALTER TABLE ONLY public.crm_outbox
    ADD CONSTRAINT crm_outbox_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_productsold
    ADD CONSTRAINT crm_productsold_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_readkind
    ADD CONSTRAINT crm_readkind_pkey PRIMARY KEY (kind);
ALTER TABLE ONLY public.crm_receipt
    ADD CONSTRAINT crm_receipt_number_key UNIQUE (number);
ALTER TABLE ONLY public.crm_receipt
    ADD CONSTRAINT crm_receipt_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_reconciliationreport
    ADD CONSTRAINT crm_reconciliationreport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_refund
    ADD CONSTRAINT crm_refund_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_sentevent
    ADD CONSTRAINT crm_sentevent_key_key UNIQUE (key);
ALTER TABLE ONLY public.crm_sentevent
    ADD CONSTRAINT crm_sentevent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_sharingquestion
    ADD CONSTRAINT crm_sharingquestion_member_id_key UNIQUE (member_id);
ALTER TABLE ONLY public.crm_sharingquestion
    ADD CONSTRAINT crm_sharingquestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_signingkey
    ADD CONSTRAINT crm_signingkey_key_id_key UNIQUE (key_id);
ALTER TABLE ONLY public.crm_signingkey
    ADD CONSTRAINT crm_signingkey_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_subscription
    ADD CONSTRAINT crm_subscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_synclogentry
    ADD CONSTRAINT crm_synclogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_timelineentry
    ADD CONSTRAINT crm_timelineentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_timelineentry
    ADD CONSTRAINT crm_timelineentry_portal_key_key UNIQUE (portal_key);
ALTER TABLE ONLY public.crm_touch
    ADD CONSTRAINT crm_touch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_touch
    ADD CONSTRAINT crm_touch_portal_key_key UNIQUE (portal_key);
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_app_label_model_76bd3d3b_uniq UNIQUE (app_label, model);
ALTER TABLE ONLY public.django_content_type
    ADD CONSTRAINT django_content_type_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_migrations
    ADD CONSTRAINT django_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.django_session
    ADD CONSTRAINT django_session_pkey PRIMARY KEY (session_key);
ALTER TABLE ONLY public.django_tasks_database_dbtaskresult
    ADD CONSTRAINT django_tasks_database_dbtaskresult_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT duplicates_likelypair_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workbench_planneditem
    ADD CONSTRAINT each_idea_once_in_a_change UNIQUE (change_id, idea_id);
ALTER TABLE ONLY public.polls_inlinechoice
    ADD CONSTRAINT each_inline_choice_once UNIQUE (poll_id, text);
ALTER TABLE ONLY public.contests_occasion
    ADD CONSTRAINT each_occasion_of_a_contest_once UNIQUE (contest_id, what);
ALTER TABLE ONLY public.forums_askfield
    ADD CONSTRAINT forums_askfield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_boardindexpage
    ADD CONSTRAINT forums_boardindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.forums_boardpage
    ADD CONSTRAINT forums_boardpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.forums_boardpage_posting_groups
    ADD CONSTRAINT forums_boardpage_posting_boardpage_id_group_id_c6bb9fdb_uniq UNIQUE (boardpage_id, group_id);
ALTER TABLE ONLY public.forums_boardpage_posting_groups
    ADD CONSTRAINT forums_boardpage_posting_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_boardpage_products
    ADD CONSTRAINT forums_boardpage_product_boardpage_id_productpage_c9a3d811_uniq UNIQUE (boardpage_id, productpage_id);
ALTER TABLE ONLY public.forums_boardpage_products
    ADD CONSTRAINT forums_boardpage_products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_boardpage_replying_groups
    ADD CONSTRAINT forums_boardpage_replyin_boardpage_id_group_id_86ba9b95_uniq UNIQUE (boardpage_id, group_id);
ALTER TABLE ONLY public.forums_boardpage_replying_groups
    ADD CONSTRAINT forums_boardpage_replying_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_boardtally
    ADD CONSTRAINT forums_boardtally_pkey PRIMARY KEY (board_id);
ALTER TABLE ONLY public.forums_bookmark
    ADD CONSTRAINT forums_bookmark_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_bulkact
    ADD CONSTRAINT forums_bulkact_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_bulkitem
    ADD CONSTRAINT forums_bulkitem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_cannedreply
    ADD CONSTRAINT forums_cannedreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_cannedreply
    ADD CONSTRAINT forums_cannedreply_title_key UNIQUE (title);
ALTER TABLE ONLY public.forums_deflection
    ADD CONSTRAINT forums_deflection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_helpfulvote
    ADD CONSTRAINT forums_helpfulvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_importedpost
    ADD CONSTRAINT forums_importedpost_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_importedpost
    ADD CONSTRAINT forums_importedpost_post_id_key UNIQUE (post_id);
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_postmoved
    ADD CONSTRAINT forums_postmoved_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_problemvote
    ADD CONSTRAINT forums_problemvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_readuntil
    ADD CONSTRAINT forums_readuntil_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_staffnote
    ADD CONSTRAINT forums_staffnote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_solution_id_key UNIQUE (solution_id);
ALTER TABLE ONLY public.forums_topic_tags
    ADD CONSTRAINT forums_topic_tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forums_topic_tags
    ADD CONSTRAINT forums_topic_tags_topic_id_tag_id_75c07362_uniq UNIQUE (topic_id, tag_id);
ALTER TABLE ONLY public.forums_topicread
    ADD CONSTRAINT forums_topicread_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ballot
    ADD CONSTRAINT ideas_ballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_deliveryupdate
    ADD CONSTRAINT ideas_deliveryupdate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_idea_tags
    ADD CONSTRAINT ideas_idea_tags_idea_id_tag_id_c20e4463_uniq UNIQUE (idea_id, tag_id);
ALTER TABLE ONLY public.ideas_idea_tags
    ADD CONSTRAINT ideas_idea_tags_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideaboardindexpage
    ADD CONSTRAINT ideas_ideaboardindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.ideas_ideaboardpage
    ADD CONSTRAINT ideas_ideaboardpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.ideas_ideaboardpage_products
    ADD CONSTRAINT ideas_ideaboardpage_prod_ideaboardpage_id_product_d26e3e55_uniq UNIQUE (ideaboardpage_id, productpage_id);
ALTER TABLE ONLY public.ideas_ideaboardpage_products
    ADD CONSTRAINT ideas_ideaboardpage_products_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideaboardtally
    ADD CONSTRAINT ideas_ideaboardtally_pkey PRIMARY KEY (board_id);
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideacommentvote
    ADD CONSTRAINT ideas_ideacommentvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideafield
    ADD CONSTRAINT ideas_ideafield_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideamerge
    ADD CONSTRAINT ideas_ideamerge_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_ideasplit
    ADD CONSTRAINT ideas_ideasplit_part_id_key UNIQUE (part_id);
ALTER TABLE ONLY public.ideas_ideasplit
    ADD CONSTRAINT ideas_ideasplit_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT ideas_importedidea_comment_id_key UNIQUE (comment_id);
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT ideas_importedidea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_officialresponse
    ADD CONSTRAINT ideas_officialresponse_idea_id_key UNIQUE (idea_id);
ALTER TABLE ONLY public.ideas_officialresponse
    ADD CONSTRAINT ideas_officialresponse_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_spokesperson
    ADD CONSTRAINT ideas_spokesperson_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_status
    ADD CONSTRAINT ideas_status_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_votelink
    ADD CONSTRAINT ideas_votelink_key_key UNIQUE (key);
ALTER TABLE ONLY public.ideas_votelink
    ADD CONSTRAINT ideas_votelink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ideas_votelink
    ADD CONSTRAINT ideas_votelink_vote_id_key UNIQUE (vote_id);
ALTER TABLE ONLY public.insights_mention
    ADD CONSTRAINT insights_mention_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insights_minedcluster
    ADD CONSTRAINT insights_minedcluster_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insights_minedtheme
    ADD CONSTRAINT insights_minedtheme_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.insights_miningrun
    ADD CONSTRAINT insights_miningrun_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.internal_records_ideanote
    ADD CONSTRAINT internal_records_ideanote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.internal_records_ideascore
    ADD CONSTRAINT internal_records_ideascore_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.internal_records_scorefactor
    ADD CONSTRAINT internal_records_scorefactor_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.internal_records_scoreformula
    ADD CONSTRAINT internal_records_scoreformula_key_key UNIQUE (key);
ALTER TABLE ONLY public.internal_records_scoreformula
    ADD CONSTRAINT internal_records_scoreformula_name_key UNIQUE (name);
ALTER TABLE ONLY public.internal_records_scoreformula
    ADD CONSTRAINT internal_records_scoreformula_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.internal_records_trackerlink
    ADD CONSTRAINT internal_records_trackerlink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_codetries
    ADD CONSTRAINT members_codetries_key_key UNIQUE (key);
ALTER TABLE ONLY public.members_codetries
    ADD CONSTRAINT members_codetries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_entrylink
    ADD CONSTRAINT members_entrylink_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_entrylink
    ADD CONSTRAINT members_entrylink_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.members_formerhandle
    ADD CONSTRAINT members_formerhandle_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_importedmember
    ADD CONSTRAINT members_importedmember_member_id_key UNIQUE (member_id);
ALTER TABLE ONLY public.members_importedmember
    ADD CONSTRAINT members_importedmember_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_invitation
    ADD CONSTRAINT members_invitation_accepted_by_id_key UNIQUE (accepted_by_id);
ALTER TABLE ONLY public.members_invitation
    ADD CONSTRAINT members_invitation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_invitation
    ADD CONSTRAINT members_invitation_token_key UNIQUE (token);
ALTER TABLE ONLY public.members_member_groups
    ADD CONSTRAINT members_member_groups_member_id_group_id_85fdd7e5_uniq UNIQUE (member_id, group_id);
ALTER TABLE ONLY public.members_member_groups
    ADD CONSTRAINT members_member_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_member
    ADD CONSTRAINT members_member_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_member_user_permissions
    ADD CONSTRAINT members_member_user_perm_member_id_permission_id_0020b208_uniq UNIQUE (member_id, permission_id);
ALTER TABLE ONLY public.members_member_user_permissions
    ADD CONSTRAINT members_member_user_permissions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_member
    ADD CONSTRAINT members_member_username_key UNIQUE (username);
ALTER TABLE ONLY public.members_memberclaim
    ADD CONSTRAINT members_memberclaim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_membershipsettings
    ADD CONSTRAINT members_membershipsettings_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_membershipsettings
    ADD CONSTRAINT members_membershipsettings_site_id_key UNIQUE (site_id);
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_name_key UNIQUE (name);
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_organisationmembership
    ADD CONSTRAINT members_organisationmembership_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_personalexport
    ADD CONSTRAINT members_personalexport_key_key UNIQUE (key);
ALTER TABLE ONLY public.members_personalexport
    ADD CONSTRAINT members_personalexport_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.members_revenueband
    ADD CONSTRAINT members_revenueband_name_key UNIQUE (name);
ALTER TABLE ONLY public.members_revenueband
    ADD CONSTRAINT members_revenueband_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.members_segment
    ADD CONSTRAINT members_segment_name_key UNIQUE (name);
ALTER TABLE ONLY public.members_segment
    ADD CONSTRAINT members_segment_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_accountcheck
    ADD CONSTRAINT moderation_accountcheck_member_id_key UNIQUE (member_id);
ALTER TABLE ONLY public.moderation_accountcheck
    ADD CONSTRAINT moderation_accountcheck_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_caseclaim
    ADD CONSTRAINT moderation_caseclaim_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_undoes_id_key UNIQUE (undoes_id);
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT moderation_flag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_privatereading
    ADD CONSTRAINT moderation_privatereading_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_reasontemplate
    ADD CONSTRAINT moderation_reasontemplate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_reasontemplate
    ADD CONSTRAINT moderation_reasontemplate_title_key UNIQUE (title);
ALTER TABLE ONLY public.moderation_rule
    ADD CONSTRAINT moderation_rule_number_key UNIQUE (number);
ALTER TABLE ONLY public.moderation_rule
    ADD CONSTRAINT moderation_rule_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_sanction
    ADD CONSTRAINT moderation_sanction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.moderation_trustgrant
    ADD CONSTRAINT moderation_trustgrant_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT notifications_digest_member_id_key UNIQUE (member_id);
ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT notifications_digest_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_follow
    ADD CONSTRAINT notifications_follow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notification_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_outgoingemail
    ADD CONSTRAINT notifications_outgoingemail_notification_id_key UNIQUE (notification_id);
ALTER TABLE ONLY public.notifications_outgoingemail
    ADD CONSTRAINT notifications_outgoingemail_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_preference_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.crm_account
    ADD CONSTRAINT one_account_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.workbench_ideaagreement
    ADD CONSTRAINT one_agreement_per_idea_and_conversation UNIQUE (idea_id, conversation_id);
ALTER TABLE ONLY public.ratings_useanswer
    ADD CONSTRAINT one_answer_of_use_per_review UNIQUE (review_id, question_id);
ALTER TABLE ONLY public.polls_statementanswer
    ADD CONSTRAINT one_answer_per_member_and_statement UNIQUE (statement_id, member_id);
ALTER TABLE ONLY public.ideas_ballot
    ADD CONSTRAINT one_ballot_per_member_and_board UNIQUE (member_id, board_id);
ALTER TABLE ONLY public.contests_contestballot
    ADD CONSTRAINT one_ballot_per_member_and_contest UNIQUE (contest_id, member_id);
ALTER TABLE ONLY public.polls_inlineballot
    ADD CONSTRAINT one_ballot_per_member_and_inline_poll UNIQUE (poll_id, member_id);
ALTER TABLE ONLY public.polls_pollballot
    ADD CONSTRAINT one_ballot_per_member_and_poll UNIQUE (poll_id, member_id);
ALTER TABLE ONLY public.forums_bookmark
    ADD CONSTRAINT one_bookmark_per_member_and_post UNIQUE (member_id, post_id);
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT one_case_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.moderation_caseclaim
    ADD CONSTRAINT one_claim_per_case UNIQUE (object_type_id, object_id);
ALTER TABLE ONLY public.crm_columnmapping
    ADD CONSTRAINT one_column_mapping_per_source_and_kind UNIQUE (source, kind);
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT one_comparison_per_member_and_pair UNIQUE (member_id, first_id, second_id);
ALTER TABLE ONLY public.crm_contact
    ADD CONSTRAINT one_contact_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.crm_cursor
    ADD CONSTRAINT one_cursor_per_connection_and_kind UNIQUE (connection_id, kind);
ALTER TABLE ONLY public.forums_deflection
    ADD CONSTRAINT one_deflection_per_member_and_draft UNIQUE (member_id, draft);
ALTER TABLE ONLY public.ratings_dimension
    ADD CONSTRAINT one_dimension_of_a_name_per_family UNIQUE (family, name);
ALTER TABLE ONLY public.writing_draft
    ADD CONSTRAINT one_draft_per_member_and_place UNIQUE (member_id, place);
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT one_flag_per_member_and_thing UNIQUE (object_type_id, object_id, member_id);
ALTER TABLE ONLY public.notifications_follow
    ADD CONSTRAINT one_follow_per_member_and_thing UNIQUE (member_id, object_type_id, object_id);
ALTER TABLE ONLY public.ideas_ideacommentvote
    ADD CONSTRAINT one_helpful_vote_per_member_and_idea_comment UNIQUE (comment_id, member_id);
ALTER TABLE ONLY public.forums_helpfulvote
    ADD CONSTRAINT one_helpful_vote_per_member_and_post UNIQUE (post_id, member_id);
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT one_idea_comment_per_position UNIQUE (origin_id, "position");
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT one_idea_per_source_row UNIQUE (board_id, source, source_kind, source_id);
ALTER TABLE ONLY public.polls_inlinechoice
    ADD CONSTRAINT one_inline_choice_per_position UNIQUE (poll_id, "position");
ALTER TABLE ONLY public.forums_bulkitem
    ADD CONSTRAINT one_item_per_act_and_topic UNIQUE (bulk_id, topic_id);
ALTER TABLE ONLY public.crm_orderline
    ADD CONSTRAINT one_line_per_order_and_position UNIQUE (order_id, "position");
ALTER TABLE ONLY public.crm_fieldmapping
    ADD CONSTRAINT one_mapping_per_connection_and_field UNIQUE (connection_id, field);
ALTER TABLE ONLY public.forums_readuntil
    ADD CONSTRAINT one_mark_per_member_and_board UNIQUE (member_id, board_id);
ALTER TABLE ONLY public.members_importedmember
    ADD CONSTRAINT one_member_per_source_and_number UNIQUE (source, source_id);
ALTER TABLE ONLY public.crm_message
    ADD CONSTRAINT one_message_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT one_notification_per_member_and_subject UNIQUE (member_id, subject_type_id, subject_id, about);
ALTER TABLE ONLY public.crm_opportunity
    ADD CONSTRAINT one_opportunity_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.ratings_useoption
    ADD CONSTRAINT one_option_of_a_text_per_question UNIQUE (question_id, text);
ALTER TABLE ONLY public.crm_order
    ADD CONSTRAINT one_order_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.activity_pendingreaction
    ADD CONSTRAINT one_pending_reaction_each UNIQUE (activity_id, reaction);
ALTER TABLE ONLY public.ratings_reviewphoto
    ADD CONSTRAINT one_photo_per_position_of_a_review UNIQUE (review_id, "position");
ALTER TABLE ONLY public.forums_postmoved
    ADD CONSTRAINT one_post_left_each_place UNIQUE (topic_id, "position");
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT one_post_per_position UNIQUE (topic_id, "position");
ALTER TABLE ONLY public.forums_importedpost
    ADD CONSTRAINT one_post_per_source_row UNIQUE (board_id, source, source_kind, source_id);
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT one_preference_per_member_and_kind UNIQUE (member_id, kind);
ALTER TABLE ONLY public.forums_problemvote
    ADD CONSTRAINT one_problem_vote_per_member_and_topic UNIQUE (topic_id, member_id);
ALTER TABLE ONLY public.crm_productsold
    ADD CONSTRAINT one_product_sold_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.ratings_usequestion
    ADD CONSTRAINT one_question_of_use_per_family UNIQUE (family, question);
ALTER TABLE ONLY public.forums_topicread
    ADD CONSTRAINT one_reading_per_member_and_topic UNIQUE (member_id, topic_id);
ALTER TABLE ONLY public.crm_refund
    ADD CONSTRAINT one_refund_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.activity_privaterelease
    ADD CONSTRAINT one_release_of_an_interval UNIQUE (source, "interval");
ALTER TABLE ONLY public.writing_revision
    ADD CONSTRAINT one_revision_per_number UNIQUE (object_type_id, object_id, number);
ALTER TABLE ONLY public.crm_contactemail
    ADD CONSTRAINT one_row_per_contact_and_email UNIQUE (contact_id, email);
ALTER TABLE ONLY public.products_ownedproduct
    ADD CONSTRAINT one_row_per_member_and_product UNIQUE (member_id, product_id);
ALTER TABLE ONLY public.internal_records_ideascore
    ADD CONSTRAINT one_score_per_idea_and_formula UNIQUE (idea_id, formula_id);
ALTER TABLE ONLY public.contests_juryscore
    ADD CONSTRAINT one_score_per_juror_entry_and_criterion UNIQUE (entry_id, criterion_id, member_id);
ALTER TABLE ONLY public.ratings_dimensionscore
    ADD CONSTRAINT one_score_per_review_and_dimension UNIQUE (review_id, dimension_id);
ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT one_search_entry_per_thing UNIQUE (kind, object_id);
ALTER TABLE ONLY public.contests_juror
    ADD CONSTRAINT one_seat_per_member_and_jury UNIQUE (contest_id, member_id);
ALTER TABLE ONLY public.operations_importsource
    ADD CONSTRAINT one_source_per_board_and_site UNIQUE (board_id, site);
ALTER TABLE ONLY public.ideas_spokesperson
    ADD CONSTRAINT one_spokesperson_per_member_and_organisation UNIQUE (member_id, organisation_id);
ALTER TABLE ONLY public.crm_subscription
    ADD CONSTRAINT one_subscription_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.ratings_dimensiontally
    ADD CONSTRAINT one_tally_per_product_and_dimension UNIQUE (product_id, dimension_id);
ALTER TABLE ONLY public.ratings_monthtally
    ADD CONSTRAINT one_tally_per_product_and_month UNIQUE (product_id, month);
ALTER TABLE ONLY public.operations_importedtext
    ADD CONSTRAINT one_text_per_source_row UNIQUE (origin_id, source_id);
ALTER TABLE ONLY public.crm_timelineentry
    ADD CONSTRAINT one_timeline_entry_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.crm_touch
    ADD CONSTRAINT one_touch_per_source_and_number UNIQUE (source, number);
ALTER TABLE ONLY public.ratings_reviewversion
    ADD CONSTRAINT one_version_of_a_review_per_number UNIQUE (review_id, number);
ALTER TABLE ONLY public.articles_articlevote
    ADD CONSTRAINT one_vote_per_member_and_edition UNIQUE (article_id, edition, member_id);
ALTER TABLE ONLY public.contests_entryvote
    ADD CONSTRAINT one_vote_per_member_and_entry UNIQUE (entry_id, member_id);
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT one_vote_per_member_and_idea UNIQUE (origin_id, member_id);
ALTER TABLE ONLY public.ratings_reviewvote
    ADD CONSTRAINT one_vote_per_member_and_review UNIQUE (review_id, member_id);
ALTER TABLE ONLY public.operations_demothing
    ADD CONSTRAINT operations_demothing_key_key UNIQUE (key);
ALTER TABLE ONLY public.operations_demothing
    ADD CONSTRAINT operations_demothing_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.operations_importedtext
    ADD CONSTRAINT operations_importedtext_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.operations_importsource
    ADD CONSTRAINT operations_importsource_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pages_homepage
    ADD CONSTRAINT pages_homepage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_landingpage
    ADD CONSTRAINT pages_landingpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pages_textpage
    ADD CONSTRAINT pages_textpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT pairwise_comparison_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.pairwise_ranking
    ADD CONSTRAINT pairwise_ranking_pkey PRIMARY KEY (board_id);
ALTER TABLE ONLY public.polls_askingterms
    ADD CONSTRAINT polls_askingterms_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.polls_conversationpage
    ADD CONSTRAINT polls_conversationpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.polls_inlineballot_choices
    ADD CONSTRAINT polls_inlineballot_choic_inlineballot_id_inlinech_3bf8102c_uniq UNIQUE (inlineballot_id, inlinechoice_id);
ALTER TABLE ONLY public.polls_inlineballot_choices
    ADD CONSTRAINT polls_inlineballot_choices_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_inlineballot
    ADD CONSTRAINT polls_inlineballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_inlinechoice
    ADD CONSTRAINT polls_inlinechoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_inlinepoll
    ADD CONSTRAINT polls_inlinepoll_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_opinionmap
    ADD CONSTRAINT polls_opinionmap_pkey PRIMARY KEY (conversation_id);
ALTER TABLE ONLY public.polls_pollballot_choices
    ADD CONSTRAINT polls_pollballot_choices_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_pollballot_choices
    ADD CONSTRAINT polls_pollballot_choices_pollballot_id_pollchoice_edbcadca_uniq UNIQUE (pollballot_id, pollchoice_id);
ALTER TABLE ONLY public.polls_pollballot
    ADD CONSTRAINT polls_pollballot_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_pollchoice
    ADD CONSTRAINT polls_pollchoice_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_pollpage
    ADD CONSTRAINT polls_pollpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.polls_polltally
    ADD CONSTRAINT polls_polltally_pkey PRIMARY KEY (poll_id);
ALTER TABLE ONLY public.polls_statement
    ADD CONSTRAINT polls_statement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.polls_statementanswer
    ADD CONSTRAINT polls_statementanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.products_ownedproduct
    ADD CONSTRAINT products_ownedproduct_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.products_productindexpage
    ADD CONSTRAINT products_productindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.products_productpage
    ADD CONSTRAINT products_productpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.ratings_companyanswer
    ADD CONSTRAINT ratings_companyanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_companyanswer
    ADD CONSTRAINT ratings_companyanswer_review_id_key UNIQUE (review_id);
ALTER TABLE ONLY public.ratings_dimension
    ADD CONSTRAINT ratings_dimension_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_dimensionscore
    ADD CONSTRAINT ratings_dimensionscore_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_dimensiontally
    ADD CONSTRAINT ratings_dimensiontally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_monthtally
    ADD CONSTRAINT ratings_monthtally_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_productrating
    ADD CONSTRAINT ratings_productrating_pkey PRIMARY KEY (product_id);
ALTER TABLE ONLY public.ratings_review
    ADD CONSTRAINT ratings_review_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_reviewphoto
    ADD CONSTRAINT ratings_reviewphoto_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_reviewphoto
    ADD CONSTRAINT ratings_reviewphoto_upload_id_key UNIQUE (upload_id);
ALTER TABLE ONLY public.ratings_reviewreturn
    ADD CONSTRAINT ratings_reviewreturn_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_reviewversion
    ADD CONSTRAINT ratings_reviewversion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_reviewvote
    ADD CONSTRAINT ratings_reviewvote_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_useanswer
    ADD CONSTRAINT ratings_useanswer_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_useoption
    ADD CONSTRAINT ratings_useoption_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.ratings_usequestion
    ADD CONSTRAINT ratings_usequestion_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roadmap_changelogidea
    ADD CONSTRAINT roadmap_changelogidea_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.roadmap_changelogindexpage
    ADD CONSTRAINT roadmap_changelogindexpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.roadmap_changelogpage
    ADD CONSTRAINT roadmap_changelogpage_pkey PRIMARY KEY (page_ptr_id);
ALTER TABLE ONLY public.roadmap_shipment
    ADD CONSTRAINT roadmap_shipment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_askedsearch
    ADD CONSTRAINT search_askedsearch_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.search_askedsearch
    ADD CONSTRAINT search_askedsearch_text_key UNIQUE (text);
ALTER TABLE ONLY public.search_searchentry
    ADD CONSTRAINT search_searchentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_socialaccount_provider_uid_fc810c6e_uniq UNIQUE (provider, uid);
ALTER TABLE ONLY public.socialaccount_socialapp
    ADD CONSTRAINT socialaccount_socialapp_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_app_id_account_id_fca4e0ac_uniq UNIQUE (app_id, account_id);
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_socialtoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_name_key UNIQUE (name);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.taggit_tag
    ADD CONSTRAINT taggit_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_object_id_tag_id_4bb97a8e_uni UNIQUE (content_type_id, object_id, tag_id);
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT two_ideas_are_one_likely_pair UNIQUE (one_id, other_id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT unique_permission UNIQUE (group_id, page_id, permission_id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_session_key_key UNIQUE (session_key);
ALTER TABLE ONLY public.wagtailadmin_admin
    ADD CONSTRAINT wagtailadmin_admin_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editingsession_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_key_hash_key UNIQUE (key_hash);
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_collection
    ADD CONSTRAINT wagtailcore_collection_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionvi_collectionviewrestrictio_988995ae_uniq UNIQUE (collectionviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collectionviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprova_groupapprovaltask_id_gro_bb5ee7eb_uniq UNIQUE (groupapprovaltask_id, group_id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapprovaltask_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapprovaltask_pkey PRIMARY KEY (task_ptr_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollect_group_id_collection_id_p_a21cefe9_uniq UNIQUE (group_id, collection_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcollectionpermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppagepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsiteper_group_id_site_id_permiss_a58ee30d_uniq UNIQUE (group_id, site_id, permission_id);
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsitepermission_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_language_code_key UNIQUE (language_code);
ALTER TABLE ONLY public.wagtailcore_locale
    ADD CONSTRAINT wagtailcore_locale_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_path_key UNIQUE (path);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_translation_key_locale_id_9b041bad_uniq UNIQUE (translation_key, locale_id);
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pagelogentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_page_id_user_id_0cef73ed_uniq UNIQUE (page_id, user_id);
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubscription_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrest_pageviewrestriction_id_g_d23f80bb_uniq UNIQUE (pageviewrestriction_id, group_id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageviewrestriction_groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageviewrestriction_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceind_base_content_type_id_obj_9e6ccd6a_uniq UNIQUE (base_content_type_id, object_id, to_content_type_id, to_object_id, content_path_hash);
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenceindex_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_hostname_port_2c626d70_uniq UNIQUE (hostname, port);
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploadedfile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflow
    ADD CONSTRAINT wagtailcore_workflow_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflowcontenttype_pkey PRIMARY KEY (content_type_id);
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflowpage_pkey PRIMARY KEY (page_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_current_task_state_id_key UNIQUE (current_task_state_id);
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflowstate_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflowtask_workflow_id_task_id_4ec7a62b_uniq UNIQUE (workflow_id, task_id);
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_hash_c9bd8c9a_uniq UNIQUE (hash);
ALTER TABLE ONLY public.wagtailembeds_embed
    ADD CONSTRAINT wagtailembeds_embed_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_image_id_filter_spec_foc_323c8fe0_uniq UNIQUE (image_id, filter_spec, focal_point_key);
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendition_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_old_path_site_id_783622d7_uniq UNIQUE (old_path, site_id);
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_redirect_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_content_type_id_object_i_bcd7ba73_uniq UNIQUE (content_type_id, object_id);
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexentry_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_key UNIQUE (user_id);
ALTER TABLE ONLY public.workbench_ideaagreement
    ADD CONSTRAINT workbench_ideaagreement_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workbench_plannedchange
    ADD CONSTRAINT workbench_plannedchange_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workbench_planneditem
    ADD CONSTRAINT workbench_planneditem_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.workbench_savedview
    ADD CONSTRAINT workbench_savedview_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.writing_draft
    ADD CONSTRAINT writing_draft_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.writing_revision
    ADD CONSTRAINT writing_revision_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.writing_tag
    ADD CONSTRAINT writing_tag_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.writing_tag
    ADD CONSTRAINT writing_tag_slug_key UNIQUE (slug);
ALTER TABLE ONLY public.writing_upload
    ADD CONSTRAINT writing_upload_key_key UNIQUE (key);
ALTER TABLE ONLY public.writing_upload
    ADD CONSTRAINT writing_upload_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX a_contact_counts_once_in_an_idea ON public.ideas_vote USING btree (idea_id, contact_id) WHERE ((contact_id IS NOT NULL) AND is_counted);
CREATE UNIQUE INDEX a_contact_is_merged_into_one_at_a_time ON public.crm_contactmerge USING btree (merged_id) WHERE (undone_at IS NULL);
CREATE UNIQUE INDEX a_field_is_read_from_one_connection ON public.crm_fieldmapping USING btree (field) WHERE ((direction)::text = 'read'::text);
CREATE UNIQUE INDEX a_field_of_theirs_is_written_from_one_of_ours ON public.crm_fieldmapping USING btree (connection_id, theirs) WHERE ((direction)::text = ANY (ARRAY[('own'::character varying)::text, ('fill'::character varying)::text]));
CREATE UNIQUE INDEX a_former_handle_is_of_one_member ON public.members_formerhandle USING btree (lower((handle)::text));
CREATE UNIQUE INDEX a_member_counts_once_in_an_idea ON public.ideas_vote USING btree (idea_id, member_id) WHERE is_counted;
CREATE UNIQUE INDEX a_message_comes_once ON public.conversions_casemessage USING btree (topic_case_id, record_id) WHERE (NOT ((record_id)::text = ''::text));
CREATE INDEX account_by_change ON public.crm_account USING btree (updated_at, id);
CREATE INDEX account_by_domain ON public.crm_account USING btree (domain);
CREATE INDEX account_by_name ON public.crm_account USING btree (name);
CREATE INDEX account_check_open ON public.moderation_accountcheck USING btree (at, id) WHERE (cleared_at IS NULL);
CREATE INDEX account_emailaddress_email_03be32b2 ON public.account_emailaddress USING btree (email);
CREATE INDEX account_emailaddress_email_03be32b2_like ON public.account_emailaddress USING btree (email varchar_pattern_ops);
CREATE INDEX account_emailaddress_user_id_2c513194 ON public.account_emailaddress USING btree (user_id);
CREATE INDEX account_emailconfirmation_email_address_id_5b7f8c58 ON public.account_emailconfirmation USING btree (email_address_id);
CREATE INDEX account_emailconfirmation_key_f43612bd_like ON public.account_emailconfirmation USING btree (key varchar_pattern_ops);
CREATE INDEX active_link_by_state ON public.crm_link USING btree (connection_id, state, id) WHERE (ended_at IS NULL);
CREATE INDEX activity_activity_actor_id_ee057585 ON public.activity_activity USING btree (actor_id);
CREATE INDEX activity_activity_object_type_id_3ab2d00c ON public.activity_activity USING btree (object_type_id);
CREATE INDEX activity_activity_target_type_id_5614228b ON public.activity_activity USING btree (target_type_id);
CREATE INDEX activity_by_actor ON public.activity_activity USING btree (actor_id, happened_at);
CREATE INDEX activity_by_object_and_type ON public.activity_activity USING btree (object_type_id, object_id, type, happened_at);
CREATE INDEX activity_by_target ON public.activity_activity USING btree (target_type_id, target_id, happened_at);
CREATE INDEX activity_by_type ON public.activity_activity USING btree (type, happened_at);
CREATE INDEX activity_pendingreaction_activity_id_5089ee11 ON public.activity_pendingreaction USING btree (activity_id);
CREATE INDEX activity_periodicjob_name_10d965eb_like ON public.activity_periodicjob USING btree (name varchar_pattern_ops);
CREATE INDEX activity_promise_object_type_id_c37248c7 ON public.activity_promise USING btree (object_type_id);
CREATE INDEX activity_promise_owner_id_d7abf71c ON public.activity_promise USING btree (owner_id);
CREATE INDEX activity_promise_to_id_a2c3e601 ON public.activity_promise USING btree (to_id);
CREATE INDEX activity_workerbeat_id_212d999e_like ON public.activity_workerbeat USING btree (id varchar_pattern_ops);
CREATE UNIQUE INDEX an_idea_is_merged_into_one_other ON public.ideas_ideamerge USING btree (idea_id) WHERE (undone_at IS NULL);
CREATE INDEX articles_articlecategory_name_4f40c41c_like ON public.articles_articlecategory USING btree (name varchar_pattern_ops);
CREATE INDEX articles_articlecategory_slug_0536ff1f_like ON public.articles_articlecategory USING btree (slug varchar_pattern_ops);
CREATE INDEX articles_articlepage_author_id_3be57cec ON public.articles_articlepage USING btree (author_id);
CREATE INDEX articles_articlepage_category_id_089794ed ON public.articles_articlepage USING btree (category_id);
CREATE INDEX articles_articlepage_checked_by_id_8eee0ce8 ON public.articles_articlepage USING btree (checked_by_id);
CREATE INDEX articles_articlepage_products_articlepage_id_65851ae1 ON public.articles_articlepage_products USING btree (articlepage_id);
CREATE INDEX articles_articlepage_products_productpage_id_e47f7efc ON public.articles_articlepage_products USING btree (productpage_id);
CREATE INDEX articles_articletally_failed_count_ea2d04e9 ON public.articles_articletally USING btree (failed_count);
CREATE INDEX articles_articletally_read_count_df7e666f ON public.articles_articletally USING btree (read_count);
CREATE INDEX articles_articlevote_article_id_0df94305 ON public.articles_articlevote USING btree (article_id);
CREATE INDEX articles_articlevote_member_id_12047ed4 ON public.articles_articlevote USING btree (member_id);
CREATE INDEX articles_editorialreview_groups_editorialreview_id_3e89ffd2 ON public.articles_editorialreview_groups USING btree (editorialreview_id);
CREATE INDEX articles_editorialreview_groups_group_id_48257d11 ON public.articles_editorialreview_groups USING btree (group_id);
CREATE INDEX auth_group_name_a6ea08ec_like ON public.auth_group USING btree (name varchar_pattern_ops);
CREATE INDEX auth_group_permissions_group_id_b120cbf9 ON public.auth_group_permissions USING btree (group_id);
CREATE INDEX auth_group_permissions_permission_id_84c5c92e ON public.auth_group_permissions USING btree (permission_id);
CREATE INDEX auth_permission_content_type_id_2f476e4b ON public.auth_permission USING btree (content_type_id);
CREATE INDEX base_content_object_idx ON public.wagtailcore_revision USING btree (base_content_type_id, object_id);
CREATE INDEX boards_boardmoved_old_path_429d7f78_like ON public.boards_boardmoved USING btree (old_path varchar_pattern_ops);
CREATE INDEX boards_boardmoved_page_id_84ab819e ON public.boards_boardmoved USING btree (page_id);
CREATE INDEX bookmark_of_member ON public.forums_bookmark USING btree (member_id, created_at, id);
CREATE INDEX bookmark_reminders ON public.forums_bookmark USING btree (remind_at) WHERE ((remind_at IS NOT NULL) AND (reminded_at IS NULL));
CREATE INDEX bulk_act_latest ON public.forums_bulkact USING btree (at, id);
CREATE INDEX case_by_change ON public.crm_case USING btree (updated_at, id);
CREATE INDEX case_message_in_order ON public.conversions_casemessage USING btree (topic_case_id, at, id);
CREATE INDEX common_siteidentity_icon_id_c5af0ad3 ON public.common_siteidentity USING btree (icon_id);
CREATE INDEX common_siteidentity_logo_id_1d85b978 ON public.common_siteidentity USING btree (logo_id);
CREATE INDEX comparison_by_board_member ON public.pairwise_comparison USING btree (board_id, member_id);
CREATE INDEX consent_by_purpose ON public.members_consent USING btree (member_id, purpose);
CREATE INDEX contact_by_change ON public.crm_contact USING btree (updated_at, id);
CREATE INDEX contact_by_email ON public.crm_contact USING btree (email);
CREATE INDEX contact_by_name ON public.crm_contact USING btree (family_name, given_name);
CREATE INDEX contact_reading_by_time ON public.crm_contactreading USING btree (contact_id, at DESC);
CREATE INDEX content_object_idx ON public.wagtailcore_revision USING btree (content_type_id, object_id);
CREATE INDEX contests_contestballot_contest_id_33219281 ON public.contests_contestballot USING btree (contest_id);
CREATE INDEX contests_contestballot_member_id_b98d20a6 ON public.contests_contestballot USING btree (member_id);
CREATE INDEX contests_contestpage_board_id_7f1dcfb8 ON public.contests_contestpage USING btree (board_id);
CREATE INDEX contests_contestresult_announced_by_id_0a3b78dc ON public.contests_contestresult USING btree (announced_by_id);
CREATE INDEX contests_entry_contest_id_193f2ff7 ON public.contests_entry USING btree (contest_id);
CREATE INDEX contests_entry_entered_by_id_bc889b39 ON public.contests_entry USING btree (entered_by_id);
CREATE INDEX contests_entry_idea_id_881c2ee4 ON public.contests_entry USING btree (idea_id);
CREATE INDEX contests_entryvote_entry_id_f2f374e9 ON public.contests_entryvote USING btree (entry_id);
CREATE INDEX contests_entryvote_member_id_530498c5 ON public.contests_entryvote USING btree (member_id);
CREATE INDEX contests_juror_appointed_by_id_f57290ef ON public.contests_juror USING btree (appointed_by_id);
CREATE INDEX contests_juror_contest_id_ce816c3c ON public.contests_juror USING btree (contest_id);
CREATE INDEX contests_juror_member_id_6a6c8755 ON public.contests_juror USING btree (member_id);
CREATE INDEX contests_jurycriterion_contest_id_358655b8 ON public.contests_jurycriterion USING btree (contest_id);
CREATE INDEX contests_juryscore_criterion_id_0e938f7d ON public.contests_juryscore USING btree (criterion_id);
CREATE INDEX contests_juryscore_entry_id_a90aa403 ON public.contests_juryscore USING btree (entry_id);
CREATE INDEX contests_juryscore_member_id_768e3a4a ON public.contests_juryscore USING btree (member_id);
CREATE INDEX contests_occasion_contest_id_150b9493 ON public.contests_occasion USING btree (contest_id);
CREATE INDEX conversions_articlesource_article_id_61bd1157 ON public.conversions_articlesource USING btree (article_id);
CREATE INDEX conversions_casemessage_by_id_fcd10285 ON public.conversions_casemessage USING btree (by_id);
CREATE INDEX conversions_casemessage_topic_case_id_141550e4 ON public.conversions_casemessage USING btree (topic_case_id);
CREATE INDEX conversions_ideasource_topic_id_bcd72cf2 ON public.conversions_ideasource USING btree (topic_id);
CREATE INDEX conversions_topiccase_asker_id_3d359d0c ON public.conversions_topiccase USING btree (asker_id);
CREATE INDEX conversions_topiccase_connection_id_bb0286bb ON public.conversions_topiccase USING btree (connection_id);
CREATE INDEX conversions_topiccase_offered_by_id_a202b175 ON public.conversions_topiccase USING btree (offered_by_id);
CREATE INDEX conversions_topiccase_proposed_by_id_c4f7e740 ON public.conversions_topiccase USING btree (proposed_by_id);
CREATE INDEX conversions_topiccase_stands_in_id_fb2c2ef5 ON public.conversions_topiccase USING btree (stands_in_id);
CREATE INDEX crm_account_portal_key_85ec33b8_like ON public.crm_account USING btree (portal_key varchar_pattern_ops);
CREATE INDEX crm_audit_by_time ON public.crm_auditentry USING btree (connection_id, at DESC);
CREATE INDEX crm_audit_of_member ON public.crm_auditentry USING btree (member_id, at DESC);
CREATE INDEX crm_auditentry_by_id_22593da4 ON public.crm_auditentry USING btree (by_id);
CREATE INDEX crm_auditentry_connection_id_eda02484 ON public.crm_auditentry USING btree (connection_id);
CREATE INDEX crm_auditentry_member_id_97a03a52 ON public.crm_auditentry USING btree (member_id);
CREATE INDEX crm_case_account_id_daf221ba ON public.crm_case USING btree (account_id);
CREATE INDEX crm_case_assignee_id_3cce8d61 ON public.crm_case USING btree (assignee_id);
CREATE INDEX crm_case_contact_id_77cfa7ee ON public.crm_case USING btree (contact_id);
CREATE INDEX crm_case_portal_key_21d2080c_like ON public.crm_case USING btree (portal_key varchar_pattern_ops);
CREATE INDEX crm_connection_slug_ade8ce75_like ON public.crm_connection USING btree (slug varchar_pattern_ops);
CREATE INDEX crm_connection_webhook_path_29fd0f8a_like ON public.crm_connection USING btree (webhook_path varchar_pattern_ops);
CREATE INDEX crm_contact_account_id_1eac6a03 ON public.crm_contact USING btree (account_id);
CREATE INDEX crm_contact_merged_into_id_27290144 ON public.crm_contact USING btree (merged_into_id);
CREATE INDEX crm_contact_portal_member_id_8a61e5ce_like ON public.crm_contact USING btree (portal_member_id varchar_pattern_ops);
CREATE INDEX crm_contactemail_contact_id_9cc59690 ON public.crm_contactemail USING btree (contact_id);
CREATE INDEX crm_contactmerge_by_id_b145b598 ON public.crm_contactmerge USING btree (by_id);
CREATE INDEX crm_contactmerge_merged_id_f95237f6 ON public.crm_contactmerge USING btree (merged_id);
CREATE INDEX crm_contactmerge_survivor_id_0ea17f3c ON public.crm_contactmerge USING btree (survivor_id);
CREATE INDEX crm_contactmerge_undone_by_id_9b86772e ON public.crm_contactmerge USING btree (undone_by_id);
CREATE INDEX crm_contactreading_contact_id_6b502555 ON public.crm_contactreading USING btree (contact_id);
CREATE INDEX crm_contactreading_member_id_3ea13c42 ON public.crm_contactreading USING btree (member_id);
CREATE INDEX crm_correction_answered_by_id_12b0b681 ON public.crm_correction USING btree (answered_by_id);
CREATE INDEX crm_correction_member_id_cd8c4614 ON public.crm_correction USING btree (member_id);
CREATE INDEX crm_cursor_connection_id_c4f81348 ON public.crm_cursor USING btree (connection_id);
CREATE INDEX crm_deadletter_activity_id_8794c0ae ON public.crm_deadletter USING btree (activity_id);
CREATE INDEX crm_deadletter_connection_id_5e771807 ON public.crm_deadletter USING btree (connection_id);
CREATE INDEX crm_deadletter_member_id_e63c7e10 ON public.crm_deadletter USING btree (member_id);
CREATE INDEX crm_deadletter_resolved_by_id_8b04320a ON public.crm_deadletter USING btree (resolved_by_id);
CREATE INDEX crm_event_of_member ON public.crm_sentevent USING btree (member_id, sent_at DESC);
CREATE INDEX crm_fieldmapping_connection_id_f048dd66 ON public.crm_fieldmapping USING btree (connection_id);
CREATE INDEX crm_import_by_time ON public.crm_importrun USING btree (at DESC);
CREATE INDEX crm_importrun_by_id_9076aff7 ON public.crm_importrun USING btree (by_id);
CREATE INDEX crm_inbox_connection_id_188ddba8 ON public.crm_inbox USING btree (connection_id);
CREATE INDEX crm_link_connection_id_761306e6 ON public.crm_link USING btree (connection_id);
CREATE INDEX crm_link_decided_by_id_5f96cf81 ON public.crm_link USING btree (decided_by_id);
CREATE INDEX crm_link_member_id_1bde948c ON public.crm_link USING btree (member_id);
CREATE INDEX crm_message_by_id_0baaf4a0 ON public.crm_message USING btree (by_id);
CREATE INDEX crm_message_portal_key_9f0db985_like ON public.crm_message USING btree (portal_key varchar_pattern_ops);
CREATE INDEX crm_opportunity_account_id_42237539 ON public.crm_opportunity USING btree (account_id);
CREATE INDEX crm_opportunity_contact_id_465c4e5e ON public.crm_opportunity USING btree (contact_id);
CREATE INDEX crm_outbox_activity_id_d79b2416 ON public.crm_outbox USING btree (activity_id);
CREATE INDEX crm_outbox_connection_id_2fa8add6 ON public.crm_outbox USING btree (connection_id);
CREATE INDEX crm_outbox_key_5d4604e2_like ON public.crm_outbox USING btree (key varchar_pattern_ops);
CREATE INDEX crm_outbox_member_id_013afa20 ON public.crm_outbox USING btree (member_id);
CREATE INDEX crm_productsold_product_id_d5dfd80d ON public.crm_productsold USING btree (product_id);
CREATE INDEX crm_readkind_connection_id_f97ed54c ON public.crm_readkind USING btree (connection_id);
CREATE INDEX crm_readkind_kind_cbbb2d84_like ON public.crm_readkind USING btree (kind varchar_pattern_ops);
CREATE INDEX crm_receipt_member_id_62864448 ON public.crm_receipt USING btree (member_id);
CREATE INDEX crm_receipt_number_59d435cb_like ON public.crm_receipt USING btree (number varchar_pattern_ops);
CREATE INDEX crm_receipt_of_member ON public.crm_receipt USING btree (member_id, asked_at DESC);
CREATE INDEX crm_reconciliationreport_connection_id_d48261cc ON public.crm_reconciliationreport USING btree (connection_id);
CREATE INDEX crm_refund_order_id_8204269f ON public.crm_refund USING btree (order_id);
CREATE INDEX crm_report_by_time ON public.crm_reconciliationreport USING btree (connection_id, at DESC);
CREATE INDEX crm_sentevent_connection_id_76a8d1d8 ON public.crm_sentevent USING btree (connection_id);
CREATE INDEX crm_sentevent_key_fe8e72f3_like ON public.crm_sentevent USING btree (key varchar_pattern_ops);
CREATE INDEX crm_sentevent_member_id_7454b5e1 ON public.crm_sentevent USING btree (member_id);
CREATE INDEX crm_signingkey_key_id_c560e06a_like ON public.crm_signingkey USING btree (key_id varchar_pattern_ops);
CREATE INDEX crm_subscription_account_id_3cbf4ac4 ON public.crm_subscription USING btree (account_id);
CREATE INDEX crm_subscription_contact_id_5c60248a ON public.crm_subscription USING btree (contact_id);
CREATE INDEX crm_subscription_product_id_aca9de14 ON public.crm_subscription USING btree (product_id);
CREATE INDEX crm_synclogentry_connection_id_608f6375 ON public.crm_synclogentry USING btree (connection_id);
CREATE INDEX crm_synclogentry_member_id_936de498 ON public.crm_synclogentry USING btree (member_id);
CREATE INDEX crm_timelineentry_contact_id_897764b8 ON public.crm_timelineentry USING btree (contact_id);
CREATE INDEX crm_timelineentry_portal_key_bc1f59cf_like ON public.crm_timelineentry USING btree (portal_key varchar_pattern_ops);
CREATE INDEX crm_touch_contact_id_e66bde49 ON public.crm_touch USING btree (contact_id);
CREATE INDEX crm_touch_portal_key_08963bbf_like ON public.crm_touch USING btree (portal_key varchar_pattern_ops);
CREATE INDEX decision_by_thing ON public.moderation_decision USING btree (object_type_id, object_id);
CREATE INDEX decision_by_time ON public.moderation_decision USING btree (decided_at DESC);
CREATE INDEX deflection_by_thing ON public.forums_deflection USING btree (kind, object_id, confirmed_at);
CREATE INDEX delivery_update_by_idea ON public.ideas_deliveryupdate USING btree (idea_id, at, id);
CREATE INDEX digest_due ON public.notifications_digest USING btree (next_at);
CREATE INDEX django_admin_log_content_type_id_c4bce8eb ON public.django_admin_log USING btree (content_type_id);
CREATE INDEX django_admin_log_user_id_c564eba6 ON public.django_admin_log USING btree (user_id);
CREATE INDEX django_session_expire_date_a5c62663 ON public.django_session USING btree (expire_date);
CREATE INDEX django_session_session_key_c0390e0f_like ON public.django_session USING btree (session_key varchar_pattern_ops);
CREATE INDEX django_task_backend_071754_idx ON public.django_tasks_database_dbtaskresult USING btree (backend_name);
CREATE INDEX django_task_queue_n_99c321_idx ON public.django_tasks_database_dbtaskresult USING btree (queue_name);
CREATE INDEX draft_by_member ON public.writing_draft USING btree (member_id, saved_at DESC);
CREATE INDEX duplicates_likelypair_board_id_fd07cd70 ON public.duplicates_likelypair USING btree (board_id);
CREATE INDEX duplicates_likelypair_one_id_bfee91de ON public.duplicates_likelypair USING btree (one_id);
CREATE INDEX duplicates_likelypair_other_id_0781f5d9 ON public.duplicates_likelypair USING btree (other_id);
CREATE INDEX duplicates_likelypair_said_different_by_id_7fe68c75 ON public.duplicates_likelypair USING btree (said_different_by_id);
CREATE UNIQUE INDEX each_poll_in_one_post ON public.forums_post USING btree (poll_id) WHERE (poll_id IS NOT NULL);
CREATE UNIQUE INDEX each_statement_once_in_a_conversation ON public.polls_statement USING btree (conversation_id, lower((text)::text));
CREATE INDEX export_by_expiry ON public.members_personalexport USING btree (expires_at);
CREATE INDEX flag_by_member ON public.moderation_flag USING btree (member_id, decided_at DESC);
CREATE INDEX flag_open ON public.moderation_flag USING btree (created_at) WHERE ((outcome)::text = ''::text);
CREATE INDEX follow_by_thing ON public.notifications_follow USING btree (object_type_id, object_id);
CREATE INDEX formstate_user_object ON public.wagtailadmin_formstate USING btree (user_id, content_type_id, object_id, parent_object_id);
CREATE INDEX forums_askfield_board_id_770c3a14 ON public.forums_askfield USING btree (board_id);
CREATE INDEX forums_askfield_product_id_af258fc8 ON public.forums_askfield USING btree (product_id);
CREATE INDEX forums_boardpage_answer_owner_id_91dbfe34 ON public.forums_boardpage USING btree (answer_owner_id);
CREATE INDEX forums_boardpage_posting_groups_boardpage_id_845dc919 ON public.forums_boardpage_posting_groups USING btree (boardpage_id);
CREATE INDEX forums_boardpage_posting_groups_group_id_b1c25368 ON public.forums_boardpage_posting_groups USING btree (group_id);
CREATE INDEX forums_boardpage_products_boardpage_id_d2b98d58 ON public.forums_boardpage_products USING btree (boardpage_id);
CREATE INDEX forums_boardpage_products_productpage_id_27cec64c ON public.forums_boardpage_products USING btree (productpage_id);
CREATE INDEX forums_boardpage_replying_groups_boardpage_id_1d72485f ON public.forums_boardpage_replying_groups USING btree (boardpage_id);
CREATE INDEX forums_boardpage_replying_groups_group_id_ae941638 ON public.forums_boardpage_replying_groups USING btree (group_id);
CREATE INDEX forums_bookmark_member_id_5999713f ON public.forums_bookmark USING btree (member_id);
CREATE INDEX forums_bookmark_post_id_e881e6c1 ON public.forums_bookmark USING btree (post_id);
CREATE INDEX forums_bulkact_board_id_80e783d8 ON public.forums_bulkact USING btree (board_id);
CREATE INDEX forums_bulkact_by_id_5ab3a341 ON public.forums_bulkact USING btree (by_id);
CREATE INDEX forums_bulkact_undone_by_id_8663eaf6 ON public.forums_bulkact USING btree (undone_by_id);
CREATE INDEX forums_bulkitem_board_before_id_02b368e2 ON public.forums_bulkitem USING btree (board_before_id);
CREATE INDEX forums_bulkitem_bulk_id_4feac763 ON public.forums_bulkitem USING btree (bulk_id);
CREATE INDEX forums_bulkitem_topic_id_20a3e5a0 ON public.forums_bulkitem USING btree (topic_id);
CREATE INDEX forums_cannedreply_title_46f0ff85_like ON public.forums_cannedreply USING btree (title varchar_pattern_ops);
CREATE INDEX forums_deflection_member_id_560554bd ON public.forums_deflection USING btree (member_id);
CREATE INDEX forums_helpfulvote_member_id_b26640f0 ON public.forums_helpfulvote USING btree (member_id);
CREATE INDEX forums_helpfulvote_post_id_abcd41cc ON public.forums_helpfulvote USING btree (post_id);
CREATE INDEX forums_importedpost_board_id_6de6d3c9 ON public.forums_importedpost USING btree (board_id);
CREATE INDEX forums_post_author_id_8db74d6d ON public.forums_post USING btree (author_id);
CREATE INDEX forums_post_deleted_by_id_237515f1 ON public.forums_post USING btree (deleted_by_id);
CREATE INDEX forums_post_hidden_by_id_fd292ee6 ON public.forums_post USING btree (hidden_by_id);
CREATE INDEX forums_post_parent_id_528d6cea ON public.forums_post USING btree (parent_id);
CREATE INDEX forums_postmoved_post_id_24bfac08 ON public.forums_postmoved USING btree (post_id);
CREATE INDEX forums_postmoved_topic_id_2056bbee ON public.forums_postmoved USING btree (topic_id);
CREATE INDEX forums_problemvote_member_id_0025bf2e ON public.forums_problemvote USING btree (member_id);
CREATE INDEX forums_problemvote_topic_id_2dfe2db4 ON public.forums_problemvote USING btree (topic_id);
CREATE INDEX forums_readuntil_board_id_36eee179 ON public.forums_readuntil USING btree (board_id);
CREATE INDEX forums_readuntil_member_id_5958e9ae ON public.forums_readuntil USING btree (member_id);
CREATE INDEX forums_staffnote_by_id_f2cf6034 ON public.forums_staffnote USING btree (by_id);
CREATE INDEX forums_staffnote_topic_id_2c081977 ON public.forums_staffnote USING btree (topic_id);
CREATE INDEX forums_topic_assigned_to_id_d5dccf4a ON public.forums_topic USING btree (assigned_to_id);
CREATE INDEX forums_topic_author_id_2ee7b10f ON public.forums_topic USING btree (author_id);
CREATE INDEX forums_topic_board_id_19147065 ON public.forums_topic USING btree (board_id);
CREATE INDEX forums_topic_claimed_by_id_9809e6f2 ON public.forums_topic USING btree (claimed_by_id);
CREATE INDEX forums_topic_closed_by_id_7b8c43a9 ON public.forums_topic USING btree (closed_by_id);
CREATE INDEX forums_topic_deleted_by_id_7b485f88 ON public.forums_topic USING btree (deleted_by_id);
CREATE INDEX forums_topic_duplicate_of_id_44cedcea ON public.forums_topic USING btree (duplicate_of_id);
CREATE INDEX forums_topic_hidden_by_id_b7358f2a ON public.forums_topic USING btree (hidden_by_id);
CREATE INDEX forums_topic_last_poster_id_8a760d20 ON public.forums_topic USING btree (last_poster_id);
CREATE INDEX forums_topic_merged_into_id_2ce555ee ON public.forums_topic USING btree (merged_into_id);
CREATE INDEX forums_topic_needs_info_by_id_060ac9a4 ON public.forums_topic USING btree (needs_info_by_id);
CREATE INDEX forums_topic_product_id_7d06b817 ON public.forums_topic USING btree (product_id);
CREATE INDEX forums_topic_solved_by_id_085f563c ON public.forums_topic USING btree (solved_by_id);
CREATE INDEX forums_topic_tags_tag_id_c08d9755 ON public.forums_topic_tags USING btree (tag_id);
CREATE INDEX forums_topic_tags_topic_id_15924956 ON public.forums_topic_tags USING btree (topic_id);
CREATE INDEX forums_topicread_member_id_a75f9a3d ON public.forums_topicread USING btree (member_id);
CREATE INDEX forums_topicread_topic_id_4f63c18a ON public.forums_topicread USING btree (topic_id);
CREATE INDEX further_email_of_contact ON public.crm_contactemail USING btree (email);
CREATE INDEX idea_answer_owed ON public.ideas_idea USING btree (answer_due_at, id) WHERE ((answer_due_at IS NOT NULL) AND (first_answered_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_by_author ON public.ideas_idea USING btree (author_id, posted_at, id);
CREATE INDEX idea_comment_branch ON public.ideas_ideacomment USING btree (branch_id, id) WHERE (branch_id IS NOT NULL);
CREATE INDEX idea_comment_by_author ON public.ideas_ideacomment USING btree (author_id, posted_at, id);
CREATE INDEX idea_comment_helpful ON public.ideas_ideacomment USING btree (idea_id, helpful_count, id) WHERE (parent_id IS NULL);
CREATE INDEX idea_comment_newest ON public.ideas_ideacomment USING btree (idea_id, posted_at, id) WHERE (parent_id IS NULL);
CREATE INDEX idea_newest ON public.ideas_idea USING btree (posted_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_newest_of_board ON public.ideas_idea USING btree (board_id, posted_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_of_roadmap ON public.ideas_idea USING btree (board_id, meaning, target_quarter, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_support ON public.ideas_idea USING btree (support, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_support_of_board ON public.ideas_idea USING btree (board_id, support, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_support_of_status ON public.ideas_idea USING btree (status_id, support, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_top ON public.ideas_idea USING btree (standing_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_top_of_board ON public.ideas_idea USING btree (board_id, standing_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_trending ON public.ideas_idea USING btree (trending_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_trending_of_board ON public.ideas_idea USING btree (board_id, trending_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_trending_of_meaning ON public.ideas_idea USING btree (meaning, trending_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_trending_of_product ON public.ideas_idea USING btree (product_id, trending_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX idea_trending_of_status ON public.ideas_idea USING btree (status_id, trending_score, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL));
CREATE INDEX ideas_ballot_board_id_2bdfbf74 ON public.ideas_ballot USING btree (board_id);
CREATE INDEX ideas_ballot_member_id_efd50937 ON public.ideas_ballot USING btree (member_id);
CREATE INDEX ideas_deliveryupdate_by_id_e4e36158 ON public.ideas_deliveryupdate USING btree (by_id);
CREATE INDEX ideas_deliveryupdate_idea_id_73705914 ON public.ideas_deliveryupdate USING btree (idea_id);
CREATE INDEX ideas_idea_author_id_387c3915 ON public.ideas_idea USING btree (author_id);
CREATE INDEX ideas_idea_board_id_5557fa8d ON public.ideas_idea USING btree (board_id);
CREATE INDEX ideas_idea_deleted_by_id_bbed3ba0 ON public.ideas_idea USING btree (deleted_by_id);
CREATE INDEX ideas_idea_hidden_by_id_a6869d66 ON public.ideas_idea USING btree (hidden_by_id);
CREATE INDEX ideas_idea_merged_into_id_5cfabc20 ON public.ideas_idea USING btree (merged_into_id);
CREATE INDEX ideas_idea_owner_id_4593293e ON public.ideas_idea USING btree (owner_id);
CREATE INDEX ideas_idea_product_id_75a26341 ON public.ideas_idea USING btree (product_id);
CREATE INDEX ideas_idea_status_by_id_5b03d091 ON public.ideas_idea USING btree (status_by_id);
CREATE INDEX ideas_idea_status_id_d8e436f1 ON public.ideas_idea USING btree (status_id);
CREATE INDEX ideas_idea_tags_idea_id_703f74cb ON public.ideas_idea_tags USING btree (idea_id);
CREATE INDEX ideas_idea_tags_tag_id_d589b993 ON public.ideas_idea_tags USING btree (tag_id);
CREATE INDEX ideas_ideaboardpage_default_owner_id_827ff123 ON public.ideas_ideaboardpage USING btree (default_owner_id);
CREATE INDEX ideas_ideaboardpage_products_ideaboardpage_id_e7c9e9a7 ON public.ideas_ideaboardpage_products USING btree (ideaboardpage_id);
CREATE INDEX ideas_ideaboardpage_products_productpage_id_268b8975 ON public.ideas_ideaboardpage_products USING btree (productpage_id);
CREATE INDEX ideas_ideacomment_author_id_d721f011 ON public.ideas_ideacomment USING btree (author_id);
CREATE INDEX ideas_ideacomment_branch_id_2ba97d3a ON public.ideas_ideacomment USING btree (branch_id);
CREATE INDEX ideas_ideacomment_deleted_by_id_4e57b15c ON public.ideas_ideacomment USING btree (deleted_by_id);
CREATE INDEX ideas_ideacomment_hidden_by_id_69a510e7 ON public.ideas_ideacomment USING btree (hidden_by_id);
CREATE INDEX ideas_ideacomment_idea_id_841f33ba ON public.ideas_ideacomment USING btree (idea_id);
CREATE INDEX ideas_ideacomment_origin_id_2b582fd9 ON public.ideas_ideacomment USING btree (origin_id);
CREATE INDEX ideas_ideacomment_parent_id_ed3de285 ON public.ideas_ideacomment USING btree (parent_id);
CREATE INDEX ideas_ideacommentvote_comment_id_c1156977 ON public.ideas_ideacommentvote USING btree (comment_id);
CREATE INDEX ideas_ideacommentvote_member_id_b02e7c07 ON public.ideas_ideacommentvote USING btree (member_id);
CREATE INDEX ideas_ideafield_board_id_eb48c98b ON public.ideas_ideafield USING btree (board_id);
CREATE INDEX ideas_ideamerge_by_id_7b77ab4d ON public.ideas_ideamerge USING btree (by_id);
CREATE INDEX ideas_ideamerge_idea_id_14790508 ON public.ideas_ideamerge USING btree (idea_id);
CREATE INDEX ideas_ideamerge_survivor_id_9cd91efd ON public.ideas_ideamerge USING btree (survivor_id);
CREATE INDEX ideas_ideamerge_undone_by_id_8c15bbaa ON public.ideas_ideamerge USING btree (undone_by_id);
CREATE INDEX ideas_ideasplit_by_id_50b925ae ON public.ideas_ideasplit USING btree (by_id);
CREATE INDEX ideas_ideasplit_source_id_647914a2 ON public.ideas_ideasplit USING btree (source_id);
CREATE INDEX ideas_importedidea_board_id_feb75554 ON public.ideas_importedidea USING btree (board_id);
CREATE INDEX ideas_importedidea_idea_id_ce77b4b9 ON public.ideas_importedidea USING btree (idea_id);
CREATE INDEX ideas_officialresponse_author_id_2d5e86fe ON public.ideas_officialresponse USING btree (author_id);
CREATE INDEX ideas_spokesperson_given_by_id_154adba0 ON public.ideas_spokesperson USING btree (given_by_id);
CREATE INDEX ideas_spokesperson_member_id_0dc1ddf8 ON public.ideas_spokesperson USING btree (member_id);
CREATE INDEX ideas_spokesperson_organisation_id_37457464 ON public.ideas_spokesperson USING btree (organisation_id);
CREATE INDEX ideas_status_board_id_d3dc45b9 ON public.ideas_status USING btree (board_id);
CREATE INDEX ideas_statuschange_after_id_9d422aa6 ON public.ideas_statuschange USING btree (after_id);
CREATE INDEX ideas_statuschange_before_id_b558df09 ON public.ideas_statuschange USING btree (before_id);
CREATE INDEX ideas_statuschange_by_id_2c39522b ON public.ideas_statuschange USING btree (by_id);
CREATE INDEX ideas_statuschange_idea_id_0ba19ec3 ON public.ideas_statuschange USING btree (idea_id);
CREATE INDEX ideas_statuschange_owner_id_5a099961 ON public.ideas_statuschange USING btree (owner_id);
CREATE INDEX ideas_vote_idea_id_e43c657b ON public.ideas_vote USING btree (idea_id);
CREATE INDEX ideas_vote_member_id_8b512908 ON public.ideas_vote USING btree (member_id);
CREATE INDEX ideas_vote_on_behalf_by_id_20b69d52 ON public.ideas_vote USING btree (on_behalf_by_id);
CREATE INDEX ideas_vote_organisation_id_f63ec4bb ON public.ideas_vote USING btree (organisation_id);
CREATE INDEX ideas_vote_origin_id_cb37c6ca ON public.ideas_vote USING btree (origin_id);
CREATE INDEX ideas_votelink_key_7de6dc84_like ON public.ideas_votelink USING btree (key varchar_pattern_ops);
CREATE INDEX inline_polls_to_close ON public.polls_inlinepoll USING btree (closes_at) WHERE (closed_at IS NULL);
CREATE INDEX insights_mention_person_id_e7be72da ON public.insights_mention USING btree (person_id);
CREATE INDEX insights_mention_product_id_097395e1 ON public.insights_mention USING btree (product_id);
CREATE INDEX insights_mention_theme_id_89e05250 ON public.insights_mention USING btree (theme_id);
CREATE INDEX insights_minedcluster_run_id_3e419653 ON public.insights_minedcluster USING btree (run_id);
CREATE INDEX insights_minedtheme_run_id_b63b4cd8 ON public.insights_minedtheme USING btree (run_id);
CREATE INDEX insights_miningrun_taken_at_5ec50a47 ON public.insights_miningrun USING btree (taken_at);
CREATE INDEX internal_note_by_idea ON public.internal_records_ideanote USING btree (idea_id, written_at, id);
CREATE INDEX internal_records_ideanote_by_id_e7b78be0 ON public.internal_records_ideanote USING btree (by_id);
CREATE INDEX internal_records_ideanote_idea_id_ae901c1a ON public.internal_records_ideanote USING btree (idea_id);
CREATE INDEX internal_records_ideascore_formula_id_a0a41961 ON public.internal_records_ideascore USING btree (formula_id);
CREATE INDEX internal_records_ideascore_idea_id_444be98e ON public.internal_records_ideascore USING btree (idea_id);
CREATE INDEX internal_records_ideascore_scored_by_id_a8ddebd2 ON public.internal_records_ideascore USING btree (scored_by_id);
CREATE INDEX internal_records_scorefactor_formula_id_5527c61d ON public.internal_records_scorefactor USING btree (formula_id);
CREATE INDEX internal_records_scoreformula_key_e12ce0a0_like ON public.internal_records_scoreformula USING btree (key varchar_pattern_ops);
CREATE INDEX internal_records_scoreformula_name_a3a66fa5_like ON public.internal_records_scoreformula USING btree (name varchar_pattern_ops);
CREATE INDEX internal_records_trackerlink_added_by_id_1235d08a ON public.internal_records_trackerlink USING btree (added_by_id);
CREATE INDEX internal_records_trackerlink_idea_id_5c8b7172 ON public.internal_records_trackerlink USING btree (idea_id);
CREATE INDEX likely_pairs_of_board ON public.duplicates_likelypair USING btree (board_id, alike, id);
CREATE INDEX link_by_record ON public.crm_link USING btree (connection_id, record_id);
CREATE INDEX member_by_inner_solutions ON public.members_member USING btree (members_solution_count, id);
CREATE INDEX member_by_name ON public.members_member USING btree (lower((name)::text));
CREATE INDEX member_by_organisation ON public.members_member USING btree (organisation_id);
CREATE INDEX member_by_solutions ON public.members_member USING btree (solution_count, id);
CREATE INDEX members_codetries_key_87c689ab_like ON public.members_codetries USING btree (key varchar_pattern_ops);
CREATE INDEX members_codetries_last_at_b9deafee ON public.members_codetries USING btree (last_at);
CREATE INDEX members_consent_member_id_29b1d445 ON public.members_consent USING btree (member_id);
CREATE INDEX members_entrylink_expires_at_53449c4a ON public.members_entrylink USING btree (expires_at);
CREATE INDEX members_entrylink_member_id_6950b039 ON public.members_entrylink USING btree (member_id);
CREATE INDEX members_entrylink_token_hash_2f53a474_like ON public.members_entrylink USING btree (token_hash varchar_pattern_ops);
CREATE INDEX members_formerhandle_member_id_e8e40ce4 ON public.members_formerhandle USING btree (member_id);
CREATE INDEX members_invitation_invited_by_id_a777c25b ON public.members_invitation USING btree (invited_by_id);
CREATE INDEX members_invitation_token_de934dfb_like ON public.members_invitation USING btree (token varchar_pattern_ops);
CREATE INDEX members_member_groups_group_id_03eaa557 ON public.members_member_groups USING btree (group_id);
CREATE INDEX members_member_groups_member_id_55ffa8d0 ON public.members_member_groups USING btree (member_id);
CREATE INDEX members_member_organisation_id_e99d5e1b ON public.members_member USING btree (organisation_id);
CREATE INDEX members_member_user_permissions_member_id_a0b158a9 ON public.members_member_user_permissions USING btree (member_id);
CREATE INDEX members_member_user_permissions_permission_id_8f87e59d ON public.members_member_user_permissions USING btree (permission_id);
CREATE INDEX members_member_username_1e2f0b53_like ON public.members_member USING btree (username varchar_pattern_ops);
CREATE INDEX members_memberclaim_claimant_id_7e70bcfa ON public.members_memberclaim USING btree (claimant_id);
CREATE INDEX members_memberclaim_decided_by_id_bd338fd9 ON public.members_memberclaim USING btree (decided_by_id);
CREATE INDEX members_memberclaim_imported_id_88697b45 ON public.members_memberclaim USING btree (imported_id);
CREATE INDEX members_membershipsettings_privacy_page_id_44abee25 ON public.members_membershipsettings USING btree (privacy_page_id);
CREATE INDEX members_membershipsettings_rules_page_id_40c90408 ON public.members_membershipsettings USING btree (rules_page_id);
CREATE INDEX members_organisation_name_fe346cfd_like ON public.members_organisation USING btree (name varchar_pattern_ops);
CREATE INDEX members_organisation_revenue_band_id_ae5a7323 ON public.members_organisation USING btree (revenue_band_id);
CREATE INDEX members_organisation_revenue_band_id_ae5a7323_like ON public.members_organisation USING btree (revenue_band_id varchar_pattern_ops);
CREATE INDEX members_organisation_segment_id_1040f290 ON public.members_organisation USING btree (segment_id);
CREATE INDEX members_organisation_segment_id_1040f290_like ON public.members_organisation USING btree (segment_id varchar_pattern_ops);
CREATE INDEX members_organisationmembership_member_id_74a7ae06 ON public.members_organisationmembership USING btree (member_id);
CREATE INDEX members_organisationmembership_organisation_id_16a9f4b8 ON public.members_organisationmembership USING btree (organisation_id);
CREATE INDEX members_personalexport_key_59b58152_like ON public.members_personalexport USING btree (key varchar_pattern_ops);
CREATE INDEX members_personalexport_member_id_172ccfdd ON public.members_personalexport USING btree (member_id);
CREATE INDEX members_revenueband_key_9e86747d_like ON public.members_revenueband USING btree (key varchar_pattern_ops);
CREATE INDEX members_revenueband_name_ec78d779_like ON public.members_revenueband USING btree (name varchar_pattern_ops);
CREATE INDEX members_segment_key_df8b03bc_like ON public.members_segment USING btree (key varchar_pattern_ops);
CREATE INDEX members_segment_name_8d038792_like ON public.members_segment USING btree (name varchar_pattern_ops);
CREATE INDEX membership_by_end ON public.members_organisationmembership USING btree (until_date) WHERE (NOT (until_date IS NULL));
CREATE INDEX mentions_of_theme ON public.insights_mention USING btree (theme_id, is_here, said_at);
CREATE INDEX merge_by_survivor ON public.ideas_ideamerge USING btree (survivor_id, at);
CREATE INDEX message_by_change ON public.crm_message USING btree (updated_at, id);
CREATE INDEX message_of_case ON public.crm_message USING btree (case_id, at, id);
CREATE INDEX mfa_authenticator_user_id_0c3a50c0 ON public.mfa_authenticator USING btree (user_id);
CREATE INDEX moderation_accountcheck_cleared_by_id_3fa83404 ON public.moderation_accountcheck USING btree (cleared_by_id);
CREATE INDEX moderation_accountcheck_resembles_id_708f80ec ON public.moderation_accountcheck USING btree (resembles_id);
CREATE INDEX moderation_caseclaim_member_id_75e0e1ca ON public.moderation_caseclaim USING btree (member_id);
CREATE INDEX moderation_caseclaim_object_type_id_7019f6c4 ON public.moderation_caseclaim USING btree (object_type_id);
CREATE INDEX moderation_decision_by_id_c73b84b3 ON public.moderation_decision USING btree (by_id);
CREATE INDEX moderation_decision_object_type_id_e5c30e98 ON public.moderation_decision USING btree (object_type_id);
CREATE INDEX moderation_decision_rule_id_95055110 ON public.moderation_decision USING btree (rule_id);
CREATE INDEX moderation_decision_sanction_id_7f609b17 ON public.moderation_decision USING btree (sanction_id);
CREATE INDEX moderation_decision_undone_by_id_00e1cdd9 ON public.moderation_decision USING btree (undone_by_id);
CREATE INDEX moderation_flag_decided_by_id_e665075c ON public.moderation_flag USING btree (decided_by_id);
CREATE INDEX moderation_flag_decision_id_a67e8980 ON public.moderation_flag USING btree (decision_id);
CREATE INDEX moderation_flag_member_id_622e1fc7 ON public.moderation_flag USING btree (member_id);
CREATE INDEX moderation_flag_object_type_id_d2555f58 ON public.moderation_flag USING btree (object_type_id);
CREATE INDEX moderation_privatereading_member_id_92cb68d1 ON public.moderation_privatereading USING btree (member_id);
CREATE INDEX moderation_privatereading_object_type_id_1e19d486 ON public.moderation_privatereading USING btree (object_type_id);
CREATE INDEX moderation_reasontemplate_rule_id_6e800a1b ON public.moderation_reasontemplate USING btree (rule_id);
CREATE INDEX moderation_reasontemplate_title_ed154036_like ON public.moderation_reasontemplate USING btree (title varchar_pattern_ops);
CREATE INDEX moderation_sanction_by_id_60867ecc ON public.moderation_sanction USING btree (by_id);
CREATE INDEX moderation_sanction_member_id_bad0af3c ON public.moderation_sanction USING btree (member_id);
CREATE INDEX moderation_sanction_undone_by_id_55b7845d ON public.moderation_sanction USING btree (undone_by_id);
CREATE INDEX moderation_trustgrant_by_id_498fcbdb ON public.moderation_trustgrant USING btree (by_id);
CREATE INDEX moderation_trustgrant_member_id_ff4466ba ON public.moderation_trustgrant USING btree (member_id);
CREATE INDEX moderation_trustgrant_taken_by_id_259d7925 ON public.moderation_trustgrant USING btree (taken_by_id);
CREATE INDEX notification_by_group ON public.notifications_notification USING btree (member_id, "group", created_at);
CREATE INDEX notification_by_member ON public.notifications_notification USING btree (member_id, created_at, id) WHERE is_latest;
CREATE INDEX notification_unread ON public.notifications_notification USING btree (member_id) WHERE (read_at IS NULL);
CREATE INDEX notifications_follow_member_id_6e359986 ON public.notifications_follow USING btree (member_id);
CREATE INDEX notifications_follow_object_type_id_901bcc5e ON public.notifications_follow USING btree (object_type_id);
CREATE INDEX notifications_notification_activity_id_35bcf802 ON public.notifications_notification USING btree (activity_id);
CREATE INDEX notifications_notification_actor_id_ec6170c3 ON public.notifications_notification USING btree (actor_id);
CREATE INDEX notifications_notification_member_id_ecf7e29e ON public.notifications_notification USING btree (member_id);
CREATE INDEX notifications_notification_subject_type_id_b5d55909 ON public.notifications_notification USING btree (subject_type_id);
CREATE INDEX notifications_preference_member_id_dd20d0d7 ON public.notifications_preference USING btree (member_id);
CREATE UNIQUE INDEX one_current_review_per_member_and_product ON public.ratings_review USING btree (product_id, author_id) WHERE ((author_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE UNIQUE INDEX one_entry_per_place ON public.contests_entry USING btree (contest_id, place) WHERE (place IS NOT NULL);
CREATE UNIQUE INDEX one_hide_and_one_lock_stand ON public.moderation_decision USING btree (object_type_id, object_id, act) WHERE (((act)::text = ANY (ARRAY[('hide'::character varying)::text, ('lock'::character varying)::text])) AND (undone_at IS NULL));
CREATE UNIQUE INDEX one_idea_of_a_title_per_board ON public.ideas_idea USING btree (board_id, title_key) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (merged_into_id IS NULL) AND (NOT ((title_key)::text = ''::text)));
CREATE UNIQUE INDEX one_latest_notification_per_group ON public.notifications_notification USING btree (member_id, "group") WHERE is_latest;
CREATE UNIQUE INDEX one_link_per_contact_and_connection ON public.crm_link USING btree (connection_id, tenant, record_id) WHERE ((ended_at IS NULL) AND (NOT ((record_id)::text = ''::text)));
CREATE UNIQUE INDEX one_link_per_member_and_connection ON public.crm_link USING btree (connection_id, member_id) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX one_mark_of_everything_per_member ON public.forums_readuntil USING btree (member_id) WHERE (board_id IS NULL);
CREATE UNIQUE INDEX one_member_per_address ON public.members_member USING btree (lower((email)::text));
CREATE UNIQUE INDEX one_member_per_handle ON public.members_member USING btree (lower((username)::text));
CREATE UNIQUE INDEX one_open_claim_each ON public.members_memberclaim USING btree (imported_id, claimant_id) WHERE (decided_at IS NULL);
CREATE UNIQUE INDEX one_open_correction_per_member_and_field ON public.crm_correction USING btree (member_id, field) WHERE (answered_at IS NULL);
CREATE UNIQUE INDEX one_open_dead_letter_per_key ON public.crm_deadletter USING btree (key) WHERE ((resolution)::text = ''::text);
CREATE UNIQUE INDEX one_open_membership_each ON public.members_organisationmembership USING btree (member_id, organisation_id) WHERE (until_date IS NULL);
CREATE UNIQUE INDEX one_open_promise_of_a_kind_per_thing ON public.activity_promise USING btree (object_type_id, object_id, kind) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL));
CREATE UNIQUE INDEX one_open_return_per_review ON public.ratings_reviewreturn USING btree (review_id) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX one_primary_membership_per_member ON public.members_organisationmembership USING btree (member_id) WHERE is_primary;
CREATE UNIQUE INDEX one_question_per_case ON public.conversions_topiccase USING btree (connection_id, record_id) WHERE (NOT ((record_id)::text = ''::text));
CREATE UNIQUE INDEX one_question_starts_a_case ON public.conversions_casemessage USING btree (topic_case_id) WHERE is_question;
CREATE UNIQUE INDEX one_review_per_row_of_a_source ON public.ratings_review USING btree (product_id, imported_from, source_key) WHERE (NOT ((imported_from)::text = ''::text));
CREATE UNIQUE INDEX one_source_per_idea ON public.ideas_importedidea USING btree (idea_id) WHERE (comment_id IS NULL);
CREATE UNIQUE INDEX one_spam_check_per_thing ON public.moderation_flag USING btree (object_type_id, object_id) WHERE (member_id IS NULL);
CREATE UNIQUE INDEX one_status_of_a_name_per_idea_board ON public.ideas_status USING btree (board_id, lower((name)::text));
CREATE UNIQUE INDEX one_view_of_a_name_per_member ON public.workbench_savedview USING btree (owner_id, lower((name)::text));
CREATE UNIQUE INDEX one_vote_per_contact_and_idea ON public.ideas_vote USING btree (origin_id, contact_id) WHERE (contact_id IS NOT NULL);
CREATE UNIQUE INDEX one_vote_per_organisation_and_idea ON public.ideas_vote USING btree (origin_id, organisation_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX open_dead_letter_by_time ON public.crm_deadletter USING btree (connection_id, died_at DESC) WHERE ((resolution)::text = ''::text);
CREATE INDEX open_promise_by_day ON public.activity_promise USING btree (due_at) WHERE ((kept_at IS NULL) AND (withdrawn_at IS NULL));
CREATE INDEX operations_demothing_key_2538dccb_like ON public.operations_demothing USING btree (key varchar_pattern_ops);
CREATE INDEX operations_demothing_object_type_id_fe79fafc ON public.operations_demothing USING btree (object_type_id);
CREATE INDEX operations_importedtext_origin_id_fe3a907d ON public.operations_importedtext USING btree (origin_id);
CREATE INDEX operations_importsource_board_id_bb113b04 ON public.operations_importsource USING btree (board_id);
CREATE INDEX opportunity_by_change ON public.crm_opportunity USING btree (updated_at, id);
CREATE INDEX order_by_change ON public.crm_order USING btree (updated_at, id);
CREATE INDEX order_by_time ON public.crm_order USING btree (ordered_at);
CREATE INDEX order_line_of_product ON public.crm_orderline USING btree (product_id) WHERE (NOT (product_id IS NULL));
CREATE INDEX order_of_account ON public.crm_order USING btree (account_id, ordered_at) WHERE (NOT (account_id IS NULL));
CREATE INDEX order_of_contact ON public.crm_order USING btree (contact_id, ordered_at);
CREATE INDEX outbox_by_due_time ON public.crm_outbox USING btree (connection_id, priority, due_at);
CREATE INDEX outbox_of_member ON public.crm_outbox USING btree (connection_id, member_id, id);
CREATE INDEX pairwise_comparison_board_id_5818adf7 ON public.pairwise_comparison USING btree (board_id);
CREATE INDEX pairwise_comparison_first_id_343dd8d4 ON public.pairwise_comparison USING btree (first_id);
CREATE INDEX pairwise_comparison_member_id_486da882 ON public.pairwise_comparison USING btree (member_id);
CREATE INDEX pairwise_comparison_second_id_69b814c4 ON public.pairwise_comparison USING btree (second_id);
CREATE INDEX pending_by_time ON public.activity_pendingreaction USING btree (not_before);
CREATE INDEX pending_email ON public.notifications_outgoingemail USING btree (due_at) WHERE (((dropped_reason)::text = ''::text) AND (sent_at IS NULL));
CREATE INDEX pending_in_hand ON public.activity_pendingreaction USING btree (leased_by) WHERE (NOT ((leased_by)::text = ''::text));
CREATE INDEX planned_change_by_member ON public.workbench_plannedchange USING btree (by_id, planned_at);
CREATE INDEX planned_change_waiting ON public.workbench_plannedchange USING btree (due_at) WHERE ((done_at IS NULL) AND (stopped_at IS NULL));
CREATE INDEX polls_inlineballot_choices_inlineballot_id_45038d71 ON public.polls_inlineballot_choices USING btree (inlineballot_id);
CREATE INDEX polls_inlineballot_choices_inlinechoice_id_6e0baac9 ON public.polls_inlineballot_choices USING btree (inlinechoice_id);
CREATE INDEX polls_inlineballot_member_id_2cc6e7ab ON public.polls_inlineballot USING btree (member_id);
CREATE INDEX polls_inlinepoll_author_id_03224c8d ON public.polls_inlinepoll USING btree (author_id);
CREATE INDEX polls_inlinepoll_closed_by_id_a12a012d ON public.polls_inlinepoll USING btree (closed_by_id);
CREATE INDEX polls_inlinepoll_deleted_by_id_1f5542fc ON public.polls_inlinepoll USING btree (deleted_by_id);
CREATE INDEX polls_inlinepoll_hidden_by_id_907a46f0 ON public.polls_inlinepoll USING btree (hidden_by_id);
CREATE INDEX polls_pollballot_choices_pollballot_id_77bce2e9 ON public.polls_pollballot_choices USING btree (pollballot_id);
CREATE INDEX polls_pollballot_choices_pollchoice_id_9c5bb515 ON public.polls_pollballot_choices USING btree (pollchoice_id);
CREATE INDEX polls_pollballot_member_id_c98f8e0f ON public.polls_pollballot USING btree (member_id);
CREATE INDEX polls_pollballot_poll_id_66cea66c ON public.polls_pollballot USING btree (poll_id);
CREATE INDEX polls_pollchoice_poll_id_740f6a19 ON public.polls_pollchoice USING btree (poll_id);
CREATE INDEX polls_statement_author_id_4bca5440 ON public.polls_statement USING btree (author_id);
CREATE INDEX polls_statement_conversation_id_3aff868d ON public.polls_statement USING btree (conversation_id);
CREATE INDEX polls_statement_deleted_by_id_a4a6d1a0 ON public.polls_statement USING btree (deleted_by_id);
CREATE INDEX polls_statement_hidden_by_id_e1c8e28f ON public.polls_statement USING btree (hidden_by_id);
CREATE INDEX polls_statementanswer_member_id_c0711e52 ON public.polls_statementanswer USING btree (member_id);
CREATE INDEX polls_statementanswer_statement_id_ffcf4c37 ON public.polls_statementanswer USING btree (statement_id);
CREATE INDEX post_by_author ON public.forums_post USING btree (author_id, posted_at, id);
CREATE INDEX post_comments ON public.forums_post USING btree (parent_id, posted_at) WHERE (parent_id IS NOT NULL);
CREATE INDEX post_official ON public.forums_post USING btree (topic_id, "position") WHERE is_official;
CREATE INDEX post_replies_of_author ON public.forums_post USING btree (author_id, topic_id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND ("position" > 1));
CREATE INDEX private_reading_by_thing ON public.moderation_privatereading USING btree (object_type_id, object_id);
CREATE INDEX private_reading_by_time ON public.moderation_privatereading USING btree (at DESC);
CREATE INDEX product_sold_by_change ON public.crm_productsold USING btree (updated_at, id);
CREATE INDEX products_ownedproduct_member_id_79a3538f ON public.products_ownedproduct USING btree (member_id);
CREATE INDEX products_ownedproduct_product_id_e16209bf ON public.products_ownedproduct USING btree (product_id);
CREATE INDEX products_productpage_image_id_b4d3829e ON public.products_productpage USING btree (image_id);
CREATE INDEX ratings_companyanswer_author_id_e0c4a1af ON public.ratings_companyanswer USING btree (author_id);
CREATE INDEX ratings_dimensionscore_dimension_id_4e2fe312 ON public.ratings_dimensionscore USING btree (dimension_id);
CREATE INDEX ratings_dimensiontally_dimension_id_619de0a5 ON public.ratings_dimensiontally USING btree (dimension_id);
CREATE INDEX ratings_review_author_id_2d24f27f ON public.ratings_review USING btree (author_id);
CREATE INDEX ratings_review_deleted_by_id_0e903f38 ON public.ratings_review USING btree (deleted_by_id);
CREATE INDEX ratings_review_hidden_by_id_f1eac409 ON public.ratings_review USING btree (hidden_by_id);
CREATE INDEX ratings_reviewreturn_by_id_666578d0 ON public.ratings_reviewreturn USING btree (by_id);
CREATE INDEX ratings_reviewvote_member_id_794a26ac ON public.ratings_reviewvote USING btree (member_id);
CREATE INDEX ratings_useanswer_option_id_19df9321 ON public.ratings_useanswer USING btree (option_id);
CREATE INDEX ratings_useanswer_question_id_69046271 ON public.ratings_useanswer USING btree (question_id);
CREATE INDEX ratings_useoption_question_id_726dc95b ON public.ratings_useoption USING btree (question_id);
CREATE INDEX referenceindex_source_object ON public.wagtailcore_referenceindex USING btree (base_content_type_id, object_id);
CREATE INDEX referenceindex_target_object ON public.wagtailcore_referenceindex USING btree (to_content_type_id, to_object_id);
CREATE INDEX refund_by_change ON public.crm_refund USING btree (updated_at, id);
CREATE INDEX releases_by_source ON public.activity_privaterelease USING btree (source, ends_at);
CREATE INDEX return_by_review ON public.ratings_reviewreturn USING btree (review_id, at);
CREATE INDEX return_sent_again ON public.ratings_reviewreturn USING btree (sent_again_at, id) WHERE (closed_at IS NULL);
CREATE INDEX review_by_author ON public.ratings_review USING btree (author_id, posted_at, id);
CREATE INDEX review_by_product ON public.ratings_review USING btree (product_id, id);
CREATE INDEX review_by_stars ON public.ratings_review USING btree (product_id, stars, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX review_held ON public.ratings_review USING btree (held_at, id) WHERE (held_at IS NOT NULL);
CREATE INDEX review_helpful ON public.ratings_review USING btree (product_id, helpful_score, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX review_helpful_stars ON public.ratings_review USING btree (product_id, stars, helpful_score, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX review_newest ON public.ratings_review USING btree (product_id, posted_at, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX review_newest_stars ON public.ratings_review USING btree (product_id, stars, posted_at, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX review_verified ON public.ratings_review USING btree (product_id, helpful_score, id) WHERE ((deleted_at IS NULL) AND (held_at IS NULL) AND (hidden_at IS NULL) AND (verified_at IS NOT NULL));
CREATE INDEX roadmap_changelogidea_idea_id_db1a893d ON public.roadmap_changelogidea USING btree (idea_id);
CREATE INDEX roadmap_changelogidea_page_id_5a9d142f ON public.roadmap_changelogidea USING btree (page_id);
CREATE INDEX roadmap_changelogpage_product_id_6796fb54 ON public.roadmap_changelogpage USING btree (product_id);
CREATE INDEX roadmap_shipment_idea_id_2cd82a2e ON public.roadmap_shipment USING btree (idea_id);
CREATE INDEX roadmap_shipment_page_id_0bc28893 ON public.roadmap_shipment USING btree (page_id);
CREATE INDEX score_by_value ON public.internal_records_ideascore USING btree (formula_id, value, id);
CREATE INDEX search_askedsearch_text_d1b4f746_like ON public.search_askedsearch USING btree (text varchar_pattern_ops);
CREATE INDEX search_by_author ON public.search_searchentry USING btree (author_id, posted_at);
CREATE INDEX search_by_scope ON public.search_searchentry USING btree (scope, posted_at);
CREATE INDEX search_by_tag ON public.search_searchentry USING gin (string_to_array(btrim(tags), ' '::text)) WITH (fastupdate='on', gin_pending_list_limit='1024');
CREATE INDEX search_by_time ON public.search_searchentry USING btree (posted_at);
CREATE INDEX search_title_vector ON public.search_searchentry USING gin (title_vector) WITH (fastupdate='on', gin_pending_list_limit='1024');
CREATE INDEX search_vector ON public.search_searchentry USING gin (vector) WITH (fastupdate='on', gin_pending_list_limit='1024');
CREATE INDEX searches_without_result ON public.search_askedsearch USING btree (empty_count DESC);
CREATE INDEX socialaccount_socialaccount_user_id_8146e70c ON public.socialaccount_socialaccount USING btree (user_id);
CREATE INDEX socialaccount_socialtoken_account_id_951f210e ON public.socialaccount_socialtoken USING btree (account_id);
CREATE INDEX socialaccount_socialtoken_app_id_636a42d7 ON public.socialaccount_socialtoken USING btree (app_id);
CREATE INDEX split_by_source ON public.ideas_ideasplit USING btree (source_id, at);
CREATE INDEX staff_note_in_topic ON public.forums_staffnote USING btree (topic_id, after_position, id);
CREATE INDEX status_change_by_idea ON public.ideas_statuschange USING btree (idea_id, at, id);
CREATE INDEX subscription_by_change ON public.crm_subscription USING btree (updated_at, id);
CREATE INDEX sync_log_by_age ON public.crm_synclogentry USING btree (at);
CREATE INDEX sync_log_by_time ON public.crm_synclogentry USING btree (connection_id, at DESC);
CREATE INDEX sync_log_of_member ON public.crm_synclogentry USING btree (member_id, at DESC) WHERE (NOT (member_id IS NULL));
CREATE INDEX taggit_tag_name_58eb2ed9_like ON public.taggit_tag USING btree (name varchar_pattern_ops);
CREATE INDEX taggit_tag_slug_6be58b2c_like ON public.taggit_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX taggit_tagg_content_8fc721_idx ON public.taggit_taggeditem USING btree (content_type_id, object_id);
CREATE INDEX taggit_taggeditem_content_type_id_9957a03c ON public.taggit_taggeditem USING btree (content_type_id);
CREATE INDEX taggit_taggeditem_object_id_e2d7d1df ON public.taggit_taggeditem USING btree (object_id);
CREATE INDEX taggit_taggeditem_tag_id_f4f5b767 ON public.taggit_taggeditem USING btree (tag_id);
CREATE INDEX tasks_db_new_ordering_idx ON public.django_tasks_database_dbtaskresult USING btree (status, priority DESC, run_after, enqueued_at) WHERE ((status)::text = 'READY'::text);
CREATE INDEX timeline_entry_by_change ON public.crm_timelineentry USING btree (updated_at, id);
CREATE INDEX timeline_of_contact ON public.crm_timelineentry USING btree (contact_id, at DESC);
CREATE INDEX topic_archived_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((archived_at IS NOT NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_by_author ON public.forums_topic USING btree (author_id, posted_at, id);
CREATE INDEX topic_case_of_asker ON public.conversions_topiccase USING btree (asker_id, opened_at DESC);
CREATE INDEX topic_case_on_its_way ON public.conversions_topiccase USING btree (opened_at) WHERE ((opened_at IS NOT NULL) AND ((record_id)::text = ''::text));
CREATE INDEX topic_featured ON public.forums_topic USING btree (active_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND is_featured);
CREATE INDEX topic_latest ON public.forums_topic USING btree (active_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_latest_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_needs_info ON public.forums_topic USING btree (active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL) AND (needs_info_at IS NOT NULL));
CREATE INDEX topic_needs_info_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (needs_info_at IS NOT NULL));
CREATE INDEX topic_newest ON public.forums_topic USING btree (posted_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_newest_of_board ON public.forums_topic USING btree (board_id, posted_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_pinned_of_board ON public.forums_topic USING btree (board_id) WHERE is_pinned;
CREATE INDEX topic_same ON public.forums_topic USING btree (same_count, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_same_of_board ON public.forums_topic USING btree (board_id, same_count, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_solved_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((deleted_at IS NULL) AND (hidden_at IS NULL) AND (solution_id IS NOT NULL));
CREATE INDEX topic_unanswered ON public.forums_topic USING btree (active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL) AND (others_reply_count = 0));
CREATE INDEX topic_unanswered_by_age ON public.forums_topic USING btree (posted_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL) AND (others_reply_count = 0));
CREATE INDEX topic_unanswered_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND ((kind)::text = 'question'::text) AND (others_reply_count = 0) AND (solution_id IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL));
CREATE INDEX topic_unsolved ON public.forums_topic USING btree (active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL));
CREATE INDEX topic_unsolved_by_age ON public.forums_topic USING btree (posted_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL));
CREATE INDEX topic_unsolved_of_board ON public.forums_topic USING btree (board_id, active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL));
CREATE INDEX topic_unsolved_of_product ON public.forums_topic USING btree (product_id, active_at, id) WHERE ((archived_at IS NULL) AND (closed_at IS NULL) AND (deleted_at IS NULL) AND (hidden_at IS NULL) AND ((kind)::text = 'question'::text) AND (solution_id IS NULL));
CREATE INDEX touch_by_change ON public.crm_touch USING btree (updated_at, id);
CREATE INDEX touch_by_email ON public.crm_touch USING btree (email);
CREATE UNIQUE INDEX trust_is_given_once_at_a_time ON public.moderation_trustgrant USING btree (member_id) WHERE (taken_at IS NULL);
CREATE INDEX unclosed_case_by_assignee ON public.crm_case USING btree (assignee_id, due_at) WHERE (NOT ((state)::text = 'closed'::text));
CREATE UNIQUE INDEX unique_authenticator_type ON public.mfa_authenticator USING btree (user_id, type) WHERE ((type)::text = ANY (ARRAY[('totp'::character varying)::text, ('recovery_codes'::character varying)::text]));
CREATE UNIQUE INDEX unique_in_progress_workflow ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id) WHERE ((status)::text = ANY (ARRAY[('in_progress'::character varying)::text, ('needs_changes'::character varying)::text]));
CREATE UNIQUE INDEX unique_primary_email ON public.account_emailaddress USING btree (user_id, "primary") WHERE "primary";
CREATE UNIQUE INDEX unique_verified_email ON public.account_emailaddress USING btree (email) WHERE verified;
CREATE INDEX unread_notice ON public.crm_inbox USING btree (connection_id, id) WHERE (read_at IS NULL);
CREATE INDEX upload_by_object ON public.writing_upload USING btree (object_type_id, object_id);
CREATE INDEX upload_unattached ON public.writing_upload USING btree (created_at) WHERE (object_id IS NULL);
CREATE INDEX use_answer_by_option ON public.ratings_useanswer USING btree (option_id, review_id);
CREATE INDEX usersessions_usersession_session_key_fd35de43_like ON public.usersessions_usersession USING btree (session_key varchar_pattern_ops);
CREATE INDEX usersessions_usersession_user_id_af5e0a6d ON public.usersessions_usersession USING btree (user_id);
CREATE INDEX vote_by_contact ON public.ideas_vote USING btree (contact_id) WHERE (contact_id IS NOT NULL);
CREATE INDEX vote_by_idea ON public.ideas_vote USING btree (idea_id, created_at, id);
CREATE INDEX vote_by_member ON public.ideas_vote USING btree (member_id, created_at, id);
CREATE INDEX vote_by_organisation ON public.ideas_vote USING btree (organisation_id, idea_id) WHERE (organisation_id IS NOT NULL);
CREATE INDEX wagtailadmi_content_717955_idx ON public.wagtailadmin_editingsession USING btree (content_type_id, object_id);
CREATE INDEX wagtailadmin_editingsession_content_type_id_4df7730e ON public.wagtailadmin_editingsession USING btree (content_type_id);
CREATE INDEX wagtailadmin_editingsession_user_id_6e1a9b70 ON public.wagtailadmin_editingsession USING btree (user_id);
CREATE INDEX wagtailadmin_formstate_content_type_id_e32438b3 ON public.wagtailadmin_formstate USING btree (content_type_id);
CREATE INDEX wagtailadmin_formstate_user_id_b910adc2 ON public.wagtailadmin_formstate USING btree (user_id);
CREATE INDEX wagtailcore_apitoken_key_hash_65979b78_like ON public.wagtailcore_apitoken USING btree (key_hash varchar_pattern_ops);
CREATE INDEX wagtailcore_apitoken_user_id_49b1141b ON public.wagtailcore_apitoken USING btree (user_id);
CREATE INDEX wagtailcore_collection_path_d848dc19_like ON public.wagtailcore_collection USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_collectionview_collectionviewrestriction__47320efd ON public.wagtailcore_collectionviewrestriction_groups USING btree (collectionviewrestriction_id);
CREATE INDEX wagtailcore_collectionviewrestriction_collection_id_761908ec ON public.wagtailcore_collectionviewrestriction USING btree (collection_id);
CREATE INDEX wagtailcore_collectionviewrestriction_groups_group_id_1823f2a3 ON public.wagtailcore_collectionviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_comment_page_id_108444b5 ON public.wagtailcore_comment USING btree (page_id);
CREATE INDEX wagtailcore_comment_resolved_by_id_a282aa0e ON public.wagtailcore_comment USING btree (resolved_by_id);
CREATE INDEX wagtailcore_comment_revision_created_id_1d058279 ON public.wagtailcore_comment USING btree (revision_created_id);
CREATE INDEX wagtailcore_comment_user_id_0c577ca6 ON public.wagtailcore_comment USING btree (user_id);
CREATE INDEX wagtailcore_commentreply_comment_id_afc7e027 ON public.wagtailcore_commentreply USING btree (comment_id);
CREATE INDEX wagtailcore_commentreply_user_id_d0b3b9c3 ON public.wagtailcore_commentreply USING btree (user_id);
CREATE INDEX wagtailcore_groupapprovalt_groupapprovaltask_id_9a9255ea ON public.wagtailcore_groupapprovaltask_groups USING btree (groupapprovaltask_id);
CREATE INDEX wagtailcore_groupapprovaltask_groups_group_id_2e64b61f ON public.wagtailcore_groupapprovaltask_groups USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_collection_id_5423575a ON public.wagtailcore_groupcollectionpermission USING btree (collection_id);
CREATE INDEX wagtailcore_groupcollectionpermission_group_id_05d61460 ON public.wagtailcore_groupcollectionpermission USING btree (group_id);
CREATE INDEX wagtailcore_groupcollectionpermission_permission_id_1b626275 ON public.wagtailcore_groupcollectionpermission USING btree (permission_id);
CREATE INDEX wagtailcore_grouppagepermission_group_id_fc07e671 ON public.wagtailcore_grouppagepermission USING btree (group_id);
CREATE INDEX wagtailcore_grouppagepermission_page_id_710b114a ON public.wagtailcore_grouppagepermission USING btree (page_id);
CREATE INDEX wagtailcore_grouppagepermission_permission_id_05acb22e ON public.wagtailcore_grouppagepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_group_id_e5cdbee4 ON public.wagtailcore_groupsitepermission USING btree (group_id);
CREATE INDEX wagtailcore_groupsitepermission_permission_id_459b1f38 ON public.wagtailcore_groupsitepermission USING btree (permission_id);
CREATE INDEX wagtailcore_groupsitepermission_site_id_245de488 ON public.wagtailcore_groupsitepermission USING btree (site_id);
CREATE INDEX wagtailcore_locale_language_code_03149338_like ON public.wagtailcore_locale USING btree (language_code varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee ON public.wagtailcore_modellogentry USING btree (action);
CREATE INDEX wagtailcore_modellogentry_action_d2d856ee_like ON public.wagtailcore_modellogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_content_changed_8bc39742 ON public.wagtailcore_modellogentry USING btree (content_changed);
CREATE INDEX wagtailcore_modellogentry_content_type_id_68849e77 ON public.wagtailcore_modellogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef ON public.wagtailcore_modellogentry USING btree (object_id);
CREATE INDEX wagtailcore_modellogentry_object_id_e0e7d4ef_like ON public.wagtailcore_modellogentry USING btree (object_id varchar_pattern_ops);
CREATE INDEX wagtailcore_modellogentry_revision_id_df6ca33a ON public.wagtailcore_modellogentry USING btree (revision_id);
CREATE INDEX wagtailcore_modellogentry_timestamp_9694521b ON public.wagtailcore_modellogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_modellogentry_user_id_0278d1bf ON public.wagtailcore_modellogentry USING btree (user_id);
CREATE INDEX wagtailcore_page_alias_of_id_12945502 ON public.wagtailcore_page USING btree (alias_of_id);
CREATE INDEX wagtailcore_page_content_type_id_c28424df ON public.wagtailcore_page USING btree (content_type_id);
CREATE INDEX wagtailcore_page_first_published_at_2b5dd637 ON public.wagtailcore_page USING btree (first_published_at);
CREATE INDEX wagtailcore_page_latest_revision_id_e60fef51 ON public.wagtailcore_page USING btree (latest_revision_id);
CREATE INDEX wagtailcore_page_live_revision_id_930bd822 ON public.wagtailcore_page USING btree (live_revision_id);
CREATE INDEX wagtailcore_page_locale_id_3c7e30a6 ON public.wagtailcore_page USING btree (locale_id);
CREATE INDEX wagtailcore_page_locked_by_id_bcb86245 ON public.wagtailcore_page USING btree (locked_by_id);
CREATE INDEX wagtailcore_page_owner_id_fbf7c332 ON public.wagtailcore_page USING btree (owner_id);
CREATE INDEX wagtailcore_page_path_98eba2c8_like ON public.wagtailcore_page USING btree (path varchar_pattern_ops);
CREATE INDEX wagtailcore_page_slug_e7c11b8f ON public.wagtailcore_page USING btree (slug);
CREATE INDEX wagtailcore_page_slug_e7c11b8f_like ON public.wagtailcore_page USING btree (slug varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198 ON public.wagtailcore_pagelogentry USING btree (action);
CREATE INDEX wagtailcore_pagelogentry_action_c2408198_like ON public.wagtailcore_pagelogentry USING btree (action varchar_pattern_ops);
CREATE INDEX wagtailcore_pagelogentry_content_changed_99f27ade ON public.wagtailcore_pagelogentry USING btree (content_changed);
CREATE INDEX wagtailcore_pagelogentry_content_type_id_74e7708a ON public.wagtailcore_pagelogentry USING btree (content_type_id);
CREATE INDEX wagtailcore_pagelogentry_page_id_8464e327 ON public.wagtailcore_pagelogentry USING btree (page_id);
CREATE INDEX wagtailcore_pagelogentry_revision_id_8043d103 ON public.wagtailcore_pagelogentry USING btree (revision_id);
CREATE INDEX wagtailcore_pagelogentry_timestamp_deb774c4 ON public.wagtailcore_pagelogentry USING btree ("timestamp");
CREATE INDEX wagtailcore_pagelogentry_user_id_604ccfd8 ON public.wagtailcore_pagelogentry USING btree (user_id);
CREATE INDEX wagtailcore_pagerevision_approved_go_live_at_e56afc67 ON public.wagtailcore_revision USING btree (approved_go_live_at);
CREATE INDEX wagtailcore_pagerevision_created_at_66954e3b ON public.wagtailcore_revision USING btree (created_at);
CREATE INDEX wagtailcore_pagerevision_user_id_2409d2f4 ON public.wagtailcore_revision USING btree (user_id);
CREATE INDEX wagtailcore_pagesubscription_page_id_a085e7a6 ON public.wagtailcore_pagesubscription USING btree (page_id);
CREATE INDEX wagtailcore_pagesubscription_user_id_89d7def9 ON public.wagtailcore_pagesubscription USING btree (user_id);
CREATE INDEX wagtailcore_pageviewrestri_pageviewrestriction_id_f147a99a ON public.wagtailcore_pageviewrestriction_groups USING btree (pageviewrestriction_id);
CREATE INDEX wagtailcore_pageviewrestriction_groups_group_id_6460f223 ON public.wagtailcore_pageviewrestriction_groups USING btree (group_id);
CREATE INDEX wagtailcore_pageviewrestriction_page_id_15a8bea6 ON public.wagtailcore_pageviewrestriction USING btree (page_id);
CREATE INDEX wagtailcore_referenceindex_base_content_type_id_313cf40f ON public.wagtailcore_referenceindex USING btree (base_content_type_id);
CREATE INDEX wagtailcore_referenceindex_content_type_id_766e0336 ON public.wagtailcore_referenceindex USING btree (content_type_id);
CREATE INDEX wagtailcore_referenceindex_to_content_type_id_93690bbd ON public.wagtailcore_referenceindex USING btree (to_content_type_id);
CREATE INDEX wagtailcore_revision_base_content_type_id_5b4ef7bd ON public.wagtailcore_revision USING btree (base_content_type_id);
CREATE INDEX wagtailcore_revision_content_type_id_c8cb69c0 ON public.wagtailcore_revision USING btree (content_type_id);
CREATE INDEX wagtailcore_site_hostname_96b20b46 ON public.wagtailcore_site USING btree (hostname);
CREATE INDEX wagtailcore_site_hostname_96b20b46_like ON public.wagtailcore_site USING btree (hostname varchar_pattern_ops);
CREATE INDEX wagtailcore_site_root_page_id_e02fb95c ON public.wagtailcore_site USING btree (root_page_id);
CREATE INDEX wagtailcore_task_content_type_id_249ab8ba ON public.wagtailcore_task USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_content_type_id_0a758fdc ON public.wagtailcore_taskstate USING btree (content_type_id);
CREATE INDEX wagtailcore_taskstate_finished_by_id_13f98229 ON public.wagtailcore_taskstate USING btree (finished_by_id);
CREATE INDEX wagtailcore_taskstate_page_revision_id_9f52c88e ON public.wagtailcore_taskstate USING btree (revision_id);
CREATE INDEX wagtailcore_taskstate_task_id_c3677c34 ON public.wagtailcore_taskstate USING btree (task_id);
CREATE INDEX wagtailcore_taskstate_workflow_state_id_9239a775 ON public.wagtailcore_taskstate USING btree (workflow_state_id);
CREATE INDEX wagtailcore_uploadedfile_for_content_type_id_b0fc87b2 ON public.wagtailcore_uploadedfile USING btree (for_content_type_id);
CREATE INDEX wagtailcore_uploadedfile_uploaded_by_user_id_c7580fe8 ON public.wagtailcore_uploadedfile USING btree (uploaded_by_user_id);
CREATE INDEX wagtailcore_uuid_06a44d_idx ON public.wagtailcore_pagelogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_uuid_d6363b_idx ON public.wagtailcore_modellogentry USING btree (uuid, action, "timestamp" DESC);
CREATE INDEX wagtailcore_workflowcontenttype_workflow_id_9aad7cd2 ON public.wagtailcore_workflowcontenttype USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowpage_workflow_id_56f56ff6 ON public.wagtailcore_workflowpage USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowstate_base_content_type_id_a30dc576 ON public.wagtailcore_workflowstate USING btree (base_content_type_id);
CREATE INDEX wagtailcore_workflowstate_content_type_id_2bb78ce1 ON public.wagtailcore_workflowstate USING btree (content_type_id);
CREATE INDEX wagtailcore_workflowstate_requested_by_id_4090bca3 ON public.wagtailcore_workflowstate USING btree (requested_by_id);
CREATE INDEX wagtailcore_workflowstate_workflow_id_1f18378f ON public.wagtailcore_workflowstate USING btree (workflow_id);
CREATE INDEX wagtailcore_workflowtask_task_id_ce7716fe ON public.wagtailcore_workflowtask USING btree (task_id);
CREATE INDEX wagtailcore_workflowtask_workflow_id_b9717175 ON public.wagtailcore_workflowtask USING btree (workflow_id);
CREATE INDEX wagtaildocs_document_collection_id_23881625 ON public.wagtaildocs_document USING btree (collection_id);
CREATE INDEX wagtaildocs_document_uploaded_by_user_id_17258b41 ON public.wagtaildocs_document USING btree (uploaded_by_user_id);
CREATE INDEX wagtailembeds_embed_cache_until_26c94bb0 ON public.wagtailembeds_embed USING btree (cache_until);
CREATE INDEX wagtailembeds_embed_hash_c9bd8c9a_like ON public.wagtailembeds_embed USING btree (hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_collection_id_c2f8af7e ON public.wagtailimages_image USING btree (collection_id);
CREATE INDEX wagtailimages_image_created_at_86fa6cd4 ON public.wagtailimages_image USING btree (created_at);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23 ON public.wagtailimages_image USING btree (file_hash);
CREATE INDEX wagtailimages_image_file_hash_fb5bbb23_like ON public.wagtailimages_image USING btree (file_hash varchar_pattern_ops);
CREATE INDEX wagtailimages_image_uploaded_by_user_id_5d73dc75 ON public.wagtailimages_image USING btree (uploaded_by_user_id);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201 ON public.wagtailimages_rendition USING btree (filter_spec);
CREATE INDEX wagtailimages_rendition_filter_spec_1cba3201_like ON public.wagtailimages_rendition USING btree (filter_spec varchar_pattern_ops);
CREATE INDEX wagtailimages_rendition_image_id_3e1fd774 ON public.wagtailimages_rendition USING btree (image_id);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b ON public.wagtailredirects_redirect USING btree (old_path);
CREATE INDEX wagtailredirects_redirect_old_path_bb35247b_like ON public.wagtailredirects_redirect USING btree (old_path varchar_pattern_ops);
CREATE INDEX wagtailredirects_redirect_redirect_page_id_b5728a8f ON public.wagtailredirects_redirect USING btree (redirect_page_id);
CREATE INDEX wagtailredirects_redirect_site_id_780a0e1e ON public.wagtailredirects_redirect USING btree (site_id);
CREATE INDEX wagtailsear_autocom_476c89_gin ON public.wagtailsearch_indexentry USING gin (autocomplete);
CREATE INDEX wagtailsear_body_90c85d_gin ON public.wagtailsearch_indexentry USING gin (body);
CREATE INDEX wagtailsear_title_9caae0_gin ON public.wagtailsearch_indexentry USING gin (title);
CREATE INDEX wagtailsearch_indexentry_content_type_id_62ed694f ON public.wagtailsearch_indexentry USING btree (content_type_id);
CREATE INDEX workbench_ideaagreement_conversation_id_bf9bae87 ON public.workbench_ideaagreement USING btree (conversation_id);
CREATE INDEX workbench_ideaagreement_idea_id_3b96a60e ON public.workbench_ideaagreement USING btree (idea_id);
CREATE INDEX workbench_plannedchange_by_id_3ccc7bed ON public.workbench_plannedchange USING btree (by_id);
CREATE INDEX workbench_plannedchange_owner_id_8408182e ON public.workbench_plannedchange USING btree (owner_id);
CREATE INDEX workbench_planneditem_change_id_d352d46a ON public.workbench_planneditem USING btree (change_id);
CREATE INDEX workbench_planneditem_idea_id_3884aded ON public.workbench_planneditem USING btree (idea_id);
CREATE INDEX workbench_planneditem_status_id_d0a7bc45 ON public.workbench_planneditem USING btree (status_id);
CREATE INDEX workbench_savedview_owner_id_6aea3be9 ON public.workbench_savedview USING btree (owner_id);
CREATE INDEX workflowstate_base_ct_id_idx ON public.wagtailcore_workflowstate USING btree (base_content_type_id, object_id);
CREATE INDEX workflowstate_ct_id_idx ON public.wagtailcore_workflowstate USING btree (content_type_id, object_id);
CREATE INDEX writing_draft_member_id_a6f249a1 ON public.writing_draft USING btree (member_id);
CREATE INDEX writing_revision_editor_id_bb5eca17 ON public.writing_revision USING btree (editor_id);
CREATE INDEX writing_revision_object_type_id_0bf52905 ON public.writing_revision USING btree (object_type_id);
CREATE INDEX writing_tag_slug_8ce6b476_like ON public.writing_tag USING btree (slug varchar_pattern_ops);
CREATE INDEX writing_tag_synonym_of_id_94ac0b7c ON public.writing_tag USING btree (synonym_of_id);
CREATE INDEX writing_upload_member_id_ae0fb86b ON public.writing_upload USING btree (member_id);
CREATE INDEX writing_upload_object_type_id_13558675 ON public.writing_upload USING btree (object_type_id);
CREATE TRIGGER private_reading_stays BEFORE DELETE OR UPDATE ON public.moderation_privatereading FOR EACH ROW EXECUTE FUNCTION public.private_reading_stays();
ALTER TABLE ONLY public.account_emailaddress
    ADD CONSTRAINT account_emailaddress_user_id_2c513194_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.account_emailconfirmation
    ADD CONSTRAINT account_emailconfirm_email_address_id_5b7f8c58_fk_account_e FOREIGN KEY (email_address_id) REFERENCES public.account_emailaddress(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_activity
    ADD CONSTRAINT activity_activity_actor_id_ee057585_fk_members_member_id FOREIGN KEY (actor_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_activity
    ADD CONSTRAINT activity_activity_object_type_id_3ab2d00c_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_activity
    ADD CONSTRAINT activity_activity_target_type_id_5614228b_fk_django_co FOREIGN KEY (target_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_pendingreaction
    ADD CONSTRAINT activity_pendingreac_activity_id_5089ee11_fk_activity_ FOREIGN KEY (activity_id) REFERENCES public.activity_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_promise
    ADD CONSTRAINT activity_promise_object_type_id_c37248c7_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_promise
    ADD CONSTRAINT activity_promise_owner_id_d7abf71c_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.activity_promise
    ADD CONSTRAINT activity_promise_to_id_a2c3e601_fk_members_member_id FOREIGN KEY (to_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articleindexpage
    ADD CONSTRAINT articles_articleinde_page_ptr_id_dc1c1999_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage_products
    ADD CONSTRAINT articles_articlepage_articlepage_id_65851ae1_fk_articles_ FOREIGN KEY (articlepage_id) REFERENCES public.articles_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage
    ADD CONSTRAINT articles_articlepage_author_id_3be57cec_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage
    ADD CONSTRAINT articles_articlepage_category_id_089794ed_fk_articles_ FOREIGN KEY (category_id) REFERENCES public.articles_articlecategory(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage
    ADD CONSTRAINT articles_articlepage_checked_by_id_8eee0ce8_fk_members_m FOREIGN KEY (checked_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage
    ADD CONSTRAINT articles_articlepage_page_ptr_id_0253d845_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlepage_products
    ADD CONSTRAINT articles_articlepage_productpage_id_e47f7efc_fk_products_ FOREIGN KEY (productpage_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articletally
    ADD CONSTRAINT articles_articletall_article_id_fa7770e7_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlevote
    ADD CONSTRAINT articles_articlevote_article_id_0df94305_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_articlevote
    ADD CONSTRAINT articles_articlevote_member_id_12047ed4_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_editorialreview_groups
    ADD CONSTRAINT articles_editorialre_editorialreview_id_3e89ffd2_fk_articles_ FOREIGN KEY (editorialreview_id) REFERENCES public.articles_editorialreview(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_editorialreview_groups
    ADD CONSTRAINT articles_editorialre_group_id_48257d11_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.articles_editorialreview
    ADD CONSTRAINT articles_editorialre_task_ptr_id_413c25a9_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissio_permission_id_84c5c92e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_group_permissions
    ADD CONSTRAINT auth_group_permissions_group_id_b120cbf9_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.auth_permission
    ADD CONSTRAINT auth_permission_content_type_id_2f476e4b_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.boards_boardmoved
    ADD CONSTRAINT boards_boardmoved_page_id_84ab819e_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.common_siteidentity
    ADD CONSTRAINT common_siteidentity_icon_id_c5af0ad3_fk_wagtailimages_image_id FOREIGN KEY (icon_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.common_siteidentity
    ADD CONSTRAINT common_siteidentity_logo_id_1d85b978_fk_wagtailimages_image_id FOREIGN KEY (logo_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.common_siteidentity
    ADD CONSTRAINT common_siteidentity_site_id_ee6410cf_fk_wagtailcore_site_id FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestballot
    ADD CONSTRAINT contests_contestball_contest_id_33219281_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestballot
    ADD CONSTRAINT contests_contestballot_member_id_b98d20a6_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestpage
    ADD CONSTRAINT contests_contestpage_board_id_7f1dcfb8_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestpage
    ADD CONSTRAINT contests_contestpage_page_ptr_id_d15e38db_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestresult
    ADD CONSTRAINT contests_contestresu_announced_by_id_0a3b78dc_fk_members_m FOREIGN KEY (announced_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_contestresult
    ADD CONSTRAINT contests_contestresu_contest_id_7c46b7bb_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_entry
    ADD CONSTRAINT contests_entry_contest_id_193f2ff7_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_entry
    ADD CONSTRAINT contests_entry_entered_by_id_bc889b39_fk_members_member_id FOREIGN KEY (entered_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_entry
    ADD CONSTRAINT contests_entry_idea_id_881c2ee4_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_entryvote
    ADD CONSTRAINT contests_entryvote_entry_id_f2f374e9_fk_contests_entry_id FOREIGN KEY (entry_id) REFERENCES public.contests_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_entryvote
    ADD CONSTRAINT contests_entryvote_member_id_530498c5_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juror
    ADD CONSTRAINT contests_juror_appointed_by_id_f57290ef_fk_members_member_id FOREIGN KEY (appointed_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juror
    ADD CONSTRAINT contests_juror_contest_id_ce816c3c_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juror
    ADD CONSTRAINT contests_juror_member_id_6a6c8755_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_jurycriterion
    ADD CONSTRAINT contests_jurycriteri_contest_id_358655b8_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juryscore
    ADD CONSTRAINT contests_juryscore_criterion_id_0e938f7d_fk_contests_ FOREIGN KEY (criterion_id) REFERENCES public.contests_jurycriterion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juryscore
    ADD CONSTRAINT contests_juryscore_entry_id_a90aa403_fk_contests_entry_id FOREIGN KEY (entry_id) REFERENCES public.contests_entry(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_juryscore
    ADD CONSTRAINT contests_juryscore_member_id_768e3a4a_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.contests_occasion
    ADD CONSTRAINT contests_occasion_contest_id_150b9493_fk_contests_ FOREIGN KEY (contest_id) REFERENCES public.contests_contestpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_articlesource
    ADD CONSTRAINT conversions_articles_article_id_61bd1157_fk_articles_ FOREIGN KEY (article_id) REFERENCES public.articles_articlepage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_articlesource
    ADD CONSTRAINT conversions_articlesource_topic_id_40024f82_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_casemessage
    ADD CONSTRAINT conversions_casemess_topic_case_id_141550e4_fk_conversio FOREIGN KEY (topic_case_id) REFERENCES public.conversions_topiccase(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_casemessage
    ADD CONSTRAINT conversions_casemessage_by_id_fcd10285_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_ideasource
    ADD CONSTRAINT conversions_ideasource_idea_id_48e17543_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_ideasource
    ADD CONSTRAINT conversions_ideasource_topic_id_bcd72cf2_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccas_connection_id_bb0286bb_fk_crm_conne FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccas_offered_by_id_a202b175_fk_members_m FOREIGN KEY (offered_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccas_proposed_by_id_c4f7e740_fk_members_m FOREIGN KEY (proposed_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_asker_id_3d359d0c_fk_members_member_id FOREIGN KEY (asker_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_published_id_d2391fdf_fk_forums_post_id FOREIGN KEY (published_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_stands_in_id_fb2c2ef5_fk_forums_topic_id FOREIGN KEY (stands_in_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.conversions_topiccase
    ADD CONSTRAINT conversions_topiccase_topic_id_5f84fc49_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_auditentry
    ADD CONSTRAINT crm_auditentry_by_id_22593da4_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_auditentry
    ADD CONSTRAINT crm_auditentry_connection_id_eda02484_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_auditentry
    ADD CONSTRAINT crm_auditentry_member_id_97a03a52_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT crm_case_account_id_daf221ba_fk_crm_account_id FOREIGN KEY (account_id) REFERENCES public.crm_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT crm_case_assignee_id_3cce8d61_fk_members_member_id FOREIGN KEY (assignee_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_case
    ADD CONSTRAINT crm_case_contact_id_77cfa7ee_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contact
    ADD CONSTRAINT crm_contact_account_id_1eac6a03_fk_crm_account_id FOREIGN KEY (account_id) REFERENCES public.crm_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contact
    ADD CONSTRAINT crm_contact_merged_into_id_27290144_fk_crm_contact_id FOREIGN KEY (merged_into_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactemail
    ADD CONSTRAINT crm_contactemail_contact_id_9cc59690_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactmerge
    ADD CONSTRAINT crm_contactmerge_by_id_b145b598_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactmerge
    ADD CONSTRAINT crm_contactmerge_merged_id_f95237f6_fk_crm_contact_id FOREIGN KEY (merged_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactmerge
    ADD CONSTRAINT crm_contactmerge_survivor_id_0ea17f3c_fk_crm_contact_id FOREIGN KEY (survivor_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactmerge
    ADD CONSTRAINT crm_contactmerge_undone_by_id_9b86772e_fk_members_member_id FOREIGN KEY (undone_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactreading
    ADD CONSTRAINT crm_contactreading_contact_id_6b502555_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_contactreading
    ADD CONSTRAINT crm_contactreading_member_id_3ea13c42_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_correction
    ADD CONSTRAINT crm_correction_answered_by_id_12b0b681_fk_members_member_id FOREIGN KEY (answered_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_correction
    ADD CONSTRAINT crm_correction_member_id_cd8c4614_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_cursor
    ADD CONSTRAINT crm_cursor_connection_id_c4f81348_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_deadletter
    ADD CONSTRAINT crm_deadletter_activity_id_8794c0ae_fk_activity_activity_id FOREIGN KEY (activity_id) REFERENCES public.activity_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_deadletter
    ADD CONSTRAINT crm_deadletter_connection_id_5e771807_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_deadletter
    ADD CONSTRAINT crm_deadletter_member_id_e63c7e10_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_deadletter
    ADD CONSTRAINT crm_deadletter_resolved_by_id_8b04320a_fk_members_member_id FOREIGN KEY (resolved_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_fieldmapping
    ADD CONSTRAINT crm_fieldmapping_connection_id_f048dd66_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_importrun
    ADD CONSTRAINT crm_importrun_by_id_9076aff7_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_inbox
    ADD CONSTRAINT crm_inbox_connection_id_188ddba8_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_link
    ADD CONSTRAINT crm_link_connection_id_761306e6_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_link
    ADD CONSTRAINT crm_link_decided_by_id_5f96cf81_fk_members_member_id FOREIGN KEY (decided_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_link
    ADD CONSTRAINT crm_link_member_id_1bde948c_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_message
    ADD CONSTRAINT crm_message_by_id_0baaf4a0_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_message
    ADD CONSTRAINT crm_message_case_id_cbf37057_fk_crm_case_id FOREIGN KEY (case_id) REFERENCES public.crm_case(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_opportunity
    ADD CONSTRAINT crm_opportunity_account_id_42237539_fk_crm_account_id FOREIGN KEY (account_id) REFERENCES public.crm_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_opportunity
    ADD CONSTRAINT crm_opportunity_contact_id_465c4e5e_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_order
    ADD CONSTRAINT crm_order_account_id_34614fc4_fk_crm_account_id FOREIGN KEY (account_id) REFERENCES public.crm_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_order
    ADD CONSTRAINT crm_order_contact_id_44c24863_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_orderline
    ADD CONSTRAINT crm_orderline_order_id_b45c31d6_fk_crm_order_id FOREIGN KEY (order_id) REFERENCES public.crm_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_orderline
    ADD CONSTRAINT crm_orderline_product_id_e7945220_fk_crm_productsold_id FOREIGN KEY (product_id) REFERENCES public.crm_productsold(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_outbox
    ADD CONSTRAINT crm_outbox_activity_id_d79b2416_fk_activity_activity_id FOREIGN KEY (activity_id) REFERENCES public.activity_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_outbox
    ADD CONSTRAINT crm_outbox_connection_id_2fa8add6_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_outbox
    ADD CONSTRAINT crm_outbox_member_id_013afa20_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_productsold
    ADD CONSTRAINT crm_productsold_product_id_d5dfd80d_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_readkind
    ADD CONSTRAINT crm_readkind_connection_id_f97ed54c_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_receipt
    ADD CONSTRAINT crm_receipt_member_id_62864448_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_reconciliationreport
    ADD CONSTRAINT crm_reconciliationre_connection_id_d48261cc_fk_crm_conne FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_refund
    ADD CONSTRAINT crm_refund_order_id_8204269f_fk_crm_order_id FOREIGN KEY (order_id) REFERENCES public.crm_order(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_sentevent
    ADD CONSTRAINT crm_sentevent_connection_id_76a8d1d8_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_sentevent
    ADD CONSTRAINT crm_sentevent_member_id_7454b5e1_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_sharingquestion
    ADD CONSTRAINT crm_sharingquestion_member_id_bcf18d99_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_subscription
    ADD CONSTRAINT crm_subscription_account_id_3cbf4ac4_fk_crm_account_id FOREIGN KEY (account_id) REFERENCES public.crm_account(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_subscription
    ADD CONSTRAINT crm_subscription_contact_id_5c60248a_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_subscription
    ADD CONSTRAINT crm_subscription_product_id_aca9de14_fk_crm_productsold_id FOREIGN KEY (product_id) REFERENCES public.crm_productsold(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_synclogentry
    ADD CONSTRAINT crm_synclogentry_connection_id_608f6375_fk_crm_connection_id FOREIGN KEY (connection_id) REFERENCES public.crm_connection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_synclogentry
    ADD CONSTRAINT crm_synclogentry_member_id_936de498_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_timelineentry
    ADD CONSTRAINT crm_timelineentry_contact_id_897764b8_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.crm_touch
    ADD CONSTRAINT crm_touch_contact_id_e66bde49_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_content_type_id_c4bce8eb_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.django_admin_log
    ADD CONSTRAINT django_admin_log_user_id_c564eba6_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT duplicates_likelypai_board_id_fd07cd70_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT duplicates_likelypai_said_different_by_id_7fe68c75_fk_members_m FOREIGN KEY (said_different_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT duplicates_likelypair_one_id_bfee91de_fk_ideas_idea_id FOREIGN KEY (one_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.duplicates_likelypair
    ADD CONSTRAINT duplicates_likelypair_other_id_0781f5d9_fk_ideas_idea_id FOREIGN KEY (other_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_askfield
    ADD CONSTRAINT forums_askfield_board_id_770c3a14_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_askfield
    ADD CONSTRAINT forums_askfield_product_id_af258fc8_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardindexpage
    ADD CONSTRAINT forums_boardindexpag_page_ptr_id_512e8d34_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage
    ADD CONSTRAINT forums_boardpage_answer_owner_id_91dbfe34_fk_members_member_id FOREIGN KEY (answer_owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage
    ADD CONSTRAINT forums_boardpage_page_ptr_id_2a220821_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_posting_groups
    ADD CONSTRAINT forums_boardpage_pos_boardpage_id_845dc919_fk_forums_bo FOREIGN KEY (boardpage_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_posting_groups
    ADD CONSTRAINT forums_boardpage_pos_group_id_b1c25368_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_products
    ADD CONSTRAINT forums_boardpage_pro_boardpage_id_d2b98d58_fk_forums_bo FOREIGN KEY (boardpage_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_products
    ADD CONSTRAINT forums_boardpage_pro_productpage_id_27cec64c_fk_products_ FOREIGN KEY (productpage_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_replying_groups
    ADD CONSTRAINT forums_boardpage_rep_boardpage_id_1d72485f_fk_forums_bo FOREIGN KEY (boardpage_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardpage_replying_groups
    ADD CONSTRAINT forums_boardpage_rep_group_id_ae941638_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_boardtally
    ADD CONSTRAINT forums_boardtally_board_id_e2ad07a9_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bookmark
    ADD CONSTRAINT forums_bookmark_member_id_5999713f_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bookmark
    ADD CONSTRAINT forums_bookmark_post_id_e881e6c1_fk_forums_post_id FOREIGN KEY (post_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkact
    ADD CONSTRAINT forums_bulkact_board_id_80e783d8_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkact
    ADD CONSTRAINT forums_bulkact_by_id_5ab3a341_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkact
    ADD CONSTRAINT forums_bulkact_undone_by_id_8663eaf6_fk_members_member_id FOREIGN KEY (undone_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkitem
    ADD CONSTRAINT forums_bulkitem_board_before_id_02b368e2_fk_forums_bo FOREIGN KEY (board_before_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkitem
    ADD CONSTRAINT forums_bulkitem_bulk_id_4feac763_fk_forums_bulkact_id FOREIGN KEY (bulk_id) REFERENCES public.forums_bulkact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_bulkitem
    ADD CONSTRAINT forums_bulkitem_topic_id_20a3e5a0_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_deflection
    ADD CONSTRAINT forums_deflection_member_id_560554bd_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_helpfulvote
    ADD CONSTRAINT forums_helpfulvote_member_id_b26640f0_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_helpfulvote
    ADD CONSTRAINT forums_helpfulvote_post_id_abcd41cc_fk_forums_post_id FOREIGN KEY (post_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_importedpost
    ADD CONSTRAINT forums_importedpost_board_id_6de6d3c9_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_importedpost
    ADD CONSTRAINT forums_importedpost_post_id_b27aa6ff_fk_forums_post_id FOREIGN KEY (post_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_author_id_8db74d6d_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_deleted_by_id_237515f1_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_hidden_by_id_fd292ee6_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_parent_id_528d6cea_fk_forums_post_id FOREIGN KEY (parent_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_poll_id_4e2dd812_fk_polls_inlinepoll_id FOREIGN KEY (poll_id) REFERENCES public.polls_inlinepoll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_post
    ADD CONSTRAINT forums_post_topic_id_2f005c26_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_postmoved
    ADD CONSTRAINT forums_postmoved_post_id_24bfac08_fk_forums_post_id FOREIGN KEY (post_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_postmoved
    ADD CONSTRAINT forums_postmoved_topic_id_2056bbee_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_problemvote
    ADD CONSTRAINT forums_problemvote_member_id_0025bf2e_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_problemvote
    ADD CONSTRAINT forums_problemvote_topic_id_2dfe2db4_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_readuntil
    ADD CONSTRAINT forums_readuntil_board_id_36eee179_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_readuntil
    ADD CONSTRAINT forums_readuntil_member_id_5958e9ae_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_staffnote
    ADD CONSTRAINT forums_staffnote_by_id_f2cf6034_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_staffnote
    ADD CONSTRAINT forums_staffnote_topic_id_2c081977_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_assigned_to_id_d5dccf4a_fk_members_member_id FOREIGN KEY (assigned_to_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_author_id_2ee7b10f_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_board_id_19147065_fk_forums_boardpage_page_ptr_id FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_claimed_by_id_9809e6f2_fk_members_member_id FOREIGN KEY (claimed_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_closed_by_id_7b8c43a9_fk_members_member_id FOREIGN KEY (closed_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_deleted_by_id_7b485f88_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_duplicate_of_id_44cedcea_fk_forums_topic_id FOREIGN KEY (duplicate_of_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_hidden_by_id_b7358f2a_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_last_poster_id_8a760d20_fk_members_member_id FOREIGN KEY (last_poster_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_merged_into_id_2ce555ee_fk_forums_topic_id FOREIGN KEY (merged_into_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_needs_info_by_id_060ac9a4_fk_members_member_id FOREIGN KEY (needs_info_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_product_id_7d06b817_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_solution_id_bdae214f_fk_forums_post_id FOREIGN KEY (solution_id) REFERENCES public.forums_post(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic
    ADD CONSTRAINT forums_topic_solved_by_id_085f563c_fk_members_member_id FOREIGN KEY (solved_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic_tags
    ADD CONSTRAINT forums_topic_tags_tag_id_c08d9755_fk_writing_tag_id FOREIGN KEY (tag_id) REFERENCES public.writing_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topic_tags
    ADD CONSTRAINT forums_topic_tags_topic_id_15924956_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topicread
    ADD CONSTRAINT forums_topicread_member_id_a75f9a3d_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.forums_topicread
    ADD CONSTRAINT forums_topicread_topic_id_4f63c18a_fk_forums_topic_id FOREIGN KEY (topic_id) REFERENCES public.forums_topic(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ballot
    ADD CONSTRAINT ideas_ballot_board_id_2bdfbf74_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ballot
    ADD CONSTRAINT ideas_ballot_member_id_efd50937_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_deliveryupdate
    ADD CONSTRAINT ideas_deliveryupdate_by_id_e4e36158_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_deliveryupdate
    ADD CONSTRAINT ideas_deliveryupdate_idea_id_73705914_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_author_id_387c3915_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_board_id_5557fa8d_fk_ideas_ideaboardpage_page_ptr_id FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_deleted_by_id_bbed3ba0_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_hidden_by_id_a6869d66_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_merged_into_id_5cfabc20_fk_ideas_idea_id FOREIGN KEY (merged_into_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_owner_id_4593293e_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_product_id_75a26341_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_status_by_id_5b03d091_fk_members_member_id FOREIGN KEY (status_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea
    ADD CONSTRAINT ideas_idea_status_id_d8e436f1_fk_ideas_status_id FOREIGN KEY (status_id) REFERENCES public.ideas_status(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea_tags
    ADD CONSTRAINT ideas_idea_tags_idea_id_703f74cb_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_idea_tags
    ADD CONSTRAINT ideas_idea_tags_tag_id_d589b993_fk_writing_tag_id FOREIGN KEY (tag_id) REFERENCES public.writing_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardindexpage
    ADD CONSTRAINT ideas_ideaboardindex_page_ptr_id_8bcff708_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardpage_products
    ADD CONSTRAINT ideas_ideaboardpage__ideaboardpage_id_e7c9e9a7_fk_ideas_ide FOREIGN KEY (ideaboardpage_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardpage_products
    ADD CONSTRAINT ideas_ideaboardpage__productpage_id_268b8975_fk_products_ FOREIGN KEY (productpage_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardpage
    ADD CONSTRAINT ideas_ideaboardpage_default_owner_id_827ff123_fk_members_m FOREIGN KEY (default_owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardpage
    ADD CONSTRAINT ideas_ideaboardpage_page_ptr_id_b829a811_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideaboardtally
    ADD CONSTRAINT ideas_ideaboardtally_board_id_eaa5ff74_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_author_id_d721f011_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_branch_id_2ba97d3a_fk_ideas_ideacomment_id FOREIGN KEY (branch_id) REFERENCES public.ideas_ideacomment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_deleted_by_id_4e57b15c_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_hidden_by_id_69a510e7_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_idea_id_841f33ba_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_origin_id_2b582fd9_fk_ideas_idea_id FOREIGN KEY (origin_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacomment
    ADD CONSTRAINT ideas_ideacomment_parent_id_ed3de285_fk_ideas_ideacomment_id FOREIGN KEY (parent_id) REFERENCES public.ideas_ideacomment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacommentvote
    ADD CONSTRAINT ideas_ideacommentvot_comment_id_c1156977_fk_ideas_ide FOREIGN KEY (comment_id) REFERENCES public.ideas_ideacomment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideacommentvote
    ADD CONSTRAINT ideas_ideacommentvote_member_id_b02e7c07_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideafield
    ADD CONSTRAINT ideas_ideafield_board_id_eb48c98b_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideamerge
    ADD CONSTRAINT ideas_ideamerge_by_id_7b77ab4d_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideamerge
    ADD CONSTRAINT ideas_ideamerge_idea_id_14790508_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideamerge
    ADD CONSTRAINT ideas_ideamerge_survivor_id_9cd91efd_fk_ideas_idea_id FOREIGN KEY (survivor_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideamerge
    ADD CONSTRAINT ideas_ideamerge_undone_by_id_8c15bbaa_fk_members_member_id FOREIGN KEY (undone_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideasplit
    ADD CONSTRAINT ideas_ideasplit_by_id_50b925ae_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideasplit
    ADD CONSTRAINT ideas_ideasplit_part_id_75a04ffc_fk_ideas_idea_id FOREIGN KEY (part_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_ideasplit
    ADD CONSTRAINT ideas_ideasplit_source_id_647914a2_fk_ideas_idea_id FOREIGN KEY (source_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT ideas_importedidea_board_id_feb75554_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT ideas_importedidea_comment_id_9c42aa65_fk_ideas_ideacomment_id FOREIGN KEY (comment_id) REFERENCES public.ideas_ideacomment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_importedidea
    ADD CONSTRAINT ideas_importedidea_idea_id_ce77b4b9_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_officialresponse
    ADD CONSTRAINT ideas_officialresponse_author_id_2d5e86fe_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_officialresponse
    ADD CONSTRAINT ideas_officialresponse_idea_id_47f0b4d5_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_spokesperson
    ADD CONSTRAINT ideas_spokesperson_given_by_id_154adba0_fk_members_member_id FOREIGN KEY (given_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_spokesperson
    ADD CONSTRAINT ideas_spokesperson_member_id_0dc1ddf8_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_spokesperson
    ADD CONSTRAINT ideas_spokesperson_organisation_id_37457464_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_status
    ADD CONSTRAINT ideas_status_board_id_d3dc45b9_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_after_id_9d422aa6_fk_ideas_status_id FOREIGN KEY (after_id) REFERENCES public.ideas_status(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_before_id_b558df09_fk_ideas_status_id FOREIGN KEY (before_id) REFERENCES public.ideas_status(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_by_id_2c39522b_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_idea_id_0ba19ec3_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_statuschange
    ADD CONSTRAINT ideas_statuschange_owner_id_5a099961_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_contact_id_1364a328_fk_crm_contact_id FOREIGN KEY (contact_id) REFERENCES public.crm_contact(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_idea_id_e43c657b_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_member_id_8b512908_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_on_behalf_by_id_20b69d52_fk_members_member_id FOREIGN KEY (on_behalf_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_organisation_id_f63ec4bb_fk_members_organisation_id FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_vote
    ADD CONSTRAINT ideas_vote_origin_id_cb37c6ca_fk_ideas_idea_id FOREIGN KEY (origin_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ideas_votelink
    ADD CONSTRAINT ideas_votelink_vote_id_66cc6adf_fk_ideas_vote_id FOREIGN KEY (vote_id) REFERENCES public.ideas_vote(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insights_mention
    ADD CONSTRAINT insights_mention_person_id_e7be72da_fk_members_member_id FOREIGN KEY (person_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insights_mention
    ADD CONSTRAINT insights_mention_product_id_097395e1_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insights_mention
    ADD CONSTRAINT insights_mention_theme_id_89e05250_fk_insights_minedtheme_id FOREIGN KEY (theme_id) REFERENCES public.insights_minedtheme(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insights_minedcluster
    ADD CONSTRAINT insights_minedcluster_run_id_3e419653_fk_insights_miningrun_id FOREIGN KEY (run_id) REFERENCES public.insights_miningrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.insights_minedtheme
    ADD CONSTRAINT insights_minedtheme_run_id_b63b4cd8_fk_insights_miningrun_id FOREIGN KEY (run_id) REFERENCES public.insights_miningrun(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_ideascore
    ADD CONSTRAINT internal_records_ide_formula_id_a0a41961_fk_internal_ FOREIGN KEY (formula_id) REFERENCES public.internal_records_scoreformula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_ideascore
    ADD CONSTRAINT internal_records_ide_scored_by_id_a8ddebd2_fk_members_m FOREIGN KEY (scored_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_ideanote
    ADD CONSTRAINT internal_records_ideanote_by_id_e7b78be0_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_ideanote
    ADD CONSTRAINT internal_records_ideanote_idea_id_ae901c1a_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_ideascore
    ADD CONSTRAINT internal_records_ideascore_idea_id_444be98e_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_scorefactor
    ADD CONSTRAINT internal_records_sco_formula_id_5527c61d_fk_internal_ FOREIGN KEY (formula_id) REFERENCES public.internal_records_scoreformula(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_trackerlink
    ADD CONSTRAINT internal_records_tra_added_by_id_1235d08a_fk_members_m FOREIGN KEY (added_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.internal_records_trackerlink
    ADD CONSTRAINT internal_records_trackerlink_idea_id_5c8b7172_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_consent
    ADD CONSTRAINT members_consent_member_id_29b1d445_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_entrylink
    ADD CONSTRAINT members_entrylink_member_id_6950b039_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_formerhandle
    ADD CONSTRAINT members_formerhandle_member_id_e8e40ce4_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_importedmember
    ADD CONSTRAINT members_importedmember_member_id_9a4d1482_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_invitation
    ADD CONSTRAINT members_invitation_accepted_by_id_987181ff_fk_members_member_id FOREIGN KEY (accepted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_invitation
    ADD CONSTRAINT members_invitation_invited_by_id_a777c25b_fk_members_member_id FOREIGN KEY (invited_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_member_groups
    ADD CONSTRAINT members_member_groups_group_id_03eaa557_fk_auth_group_id FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_member_groups
    ADD CONSTRAINT members_member_groups_member_id_55ffa8d0_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_member
    ADD CONSTRAINT members_member_organisation_id_e99d5e1b_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_member_user_permissions
    ADD CONSTRAINT members_member_user__member_id_a0b158a9_fk_members_m FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_member_user_permissions
    ADD CONSTRAINT members_member_user__permission_id_8f87e59d_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_memberclaim
    ADD CONSTRAINT members_memberclaim_claimant_id_7e70bcfa_fk_members_member_id FOREIGN KEY (claimant_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_memberclaim
    ADD CONSTRAINT members_memberclaim_decided_by_id_bd338fd9_fk_members_member_id FOREIGN KEY (decided_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_memberclaim
    ADD CONSTRAINT members_memberclaim_imported_id_88697b45_fk_members_i FOREIGN KEY (imported_id) REFERENCES public.members_importedmember(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_membershipsettings
    ADD CONSTRAINT members_membershipse_privacy_page_id_44abee25_fk_wagtailco FOREIGN KEY (privacy_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_membershipsettings
    ADD CONSTRAINT members_membershipse_rules_page_id_40c90408_fk_wagtailco FOREIGN KEY (rules_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_membershipsettings
    ADD CONSTRAINT members_membershipse_site_id_1864138b_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisationmembership
    ADD CONSTRAINT members_organisation_member_id_74a7ae06_fk_members_m FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisationmembership
    ADD CONSTRAINT members_organisation_organisation_id_16a9f4b8_fk_members_o FOREIGN KEY (organisation_id) REFERENCES public.members_organisation(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_revenue_band_id_ae5a7323_fk_members_r FOREIGN KEY (revenue_band_id) REFERENCES public.members_revenueband(key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_organisation
    ADD CONSTRAINT members_organisation_segment_id_1040f290_fk_members_segment_key FOREIGN KEY (segment_id) REFERENCES public.members_segment(key) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.members_personalexport
    ADD CONSTRAINT members_personalexport_member_id_172ccfdd_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.mfa_authenticator
    ADD CONSTRAINT mfa_authenticator_user_id_0c3a50c0_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_accountcheck
    ADD CONSTRAINT moderation_accountch_cleared_by_id_3fa83404_fk_members_m FOREIGN KEY (cleared_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_accountcheck
    ADD CONSTRAINT moderation_accountch_resembles_id_708f80ec_fk_members_m FOREIGN KEY (resembles_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_accountcheck
    ADD CONSTRAINT moderation_accountcheck_member_id_7bb164f5_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_caseclaim
    ADD CONSTRAINT moderation_caseclaim_member_id_75e0e1ca_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_caseclaim
    ADD CONSTRAINT moderation_caseclaim_object_type_id_7019f6c4_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_by_id_c73b84b3_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_object_type_id_e5c30e98_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_rule_id_95055110_fk_moderation_rule_id FOREIGN KEY (rule_id) REFERENCES public.moderation_rule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_sanction_id_7f609b17_fk_moderatio FOREIGN KEY (sanction_id) REFERENCES public.moderation_sanction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_undoes_id_5537e9d0_fk_moderatio FOREIGN KEY (undoes_id) REFERENCES public.moderation_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_decision
    ADD CONSTRAINT moderation_decision_undone_by_id_00e1cdd9_fk_members_member_id FOREIGN KEY (undone_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT moderation_flag_decided_by_id_e665075c_fk_members_member_id FOREIGN KEY (decided_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT moderation_flag_decision_id_a67e8980_fk_moderation_decision_id FOREIGN KEY (decision_id) REFERENCES public.moderation_decision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT moderation_flag_member_id_622e1fc7_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_flag
    ADD CONSTRAINT moderation_flag_object_type_id_d2555f58_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_privatereading
    ADD CONSTRAINT moderation_privatere_member_id_92cb68d1_fk_members_m FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_privatereading
    ADD CONSTRAINT moderation_privatere_object_type_id_1e19d486_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_reasontemplate
    ADD CONSTRAINT moderation_reasontem_rule_id_6e800a1b_fk_moderatio FOREIGN KEY (rule_id) REFERENCES public.moderation_rule(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_sanction
    ADD CONSTRAINT moderation_sanction_by_id_60867ecc_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_sanction
    ADD CONSTRAINT moderation_sanction_member_id_bad0af3c_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_sanction
    ADD CONSTRAINT moderation_sanction_undone_by_id_55b7845d_fk_members_member_id FOREIGN KEY (undone_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_trustgrant
    ADD CONSTRAINT moderation_trustgrant_by_id_498fcbdb_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_trustgrant
    ADD CONSTRAINT moderation_trustgrant_member_id_ff4466ba_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.moderation_trustgrant
    ADD CONSTRAINT moderation_trustgrant_taken_by_id_259d7925_fk_members_member_id FOREIGN KEY (taken_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_digest
    ADD CONSTRAINT notifications_digest_member_id_b48a6c0b_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_follow
    ADD CONSTRAINT notifications_follow_member_id_6e359986_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_follow
    ADD CONSTRAINT notifications_follow_object_type_id_901bcc5e_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notifi_activity_id_35bcf802_fk_activity_ FOREIGN KEY (activity_id) REFERENCES public.activity_activity(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notifi_actor_id_ec6170c3_fk_members_m FOREIGN KEY (actor_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notifi_member_id_ecf7e29e_fk_members_m FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_notification
    ADD CONSTRAINT notifications_notifi_subject_type_id_b5d55909_fk_django_co FOREIGN KEY (subject_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_outgoingemail
    ADD CONSTRAINT notifications_outgoi_notification_id_c1490056_fk_notificat FOREIGN KEY (notification_id) REFERENCES public.notifications_notification(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.notifications_preference
    ADD CONSTRAINT notifications_prefer_member_id_dd20d0d7_fk_members_m FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_demothing
    ADD CONSTRAINT operations_demothing_object_type_id_fe79fafc_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_importedtext
    ADD CONSTRAINT operations_importedt_origin_id_fe3a907d_fk_operation FOREIGN KEY (origin_id) REFERENCES public.operations_importsource(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.operations_importsource
    ADD CONSTRAINT operations_importsou_board_id_bb113b04_fk_forums_bo FOREIGN KEY (board_id) REFERENCES public.forums_boardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_homepage
    ADD CONSTRAINT pages_homepage_page_ptr_id_5b805d74_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_landingpage
    ADD CONSTRAINT pages_landingpage_page_ptr_id_4975fd94_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pages_textpage
    ADD CONSTRAINT pages_textpage_page_ptr_id_acc1bb84_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT pairwise_comparison_board_id_5818adf7_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT pairwise_comparison_first_id_343dd8d4_fk_ideas_idea_id FOREIGN KEY (first_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT pairwise_comparison_member_id_486da882_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pairwise_comparison
    ADD CONSTRAINT pairwise_comparison_second_id_69b814c4_fk_ideas_idea_id FOREIGN KEY (second_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.pairwise_ranking
    ADD CONSTRAINT pairwise_ranking_board_id_cbb01f54_fk_ideas_ide FOREIGN KEY (board_id) REFERENCES public.ideas_ideaboardpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_askingterms
    ADD CONSTRAINT polls_askingterms_page_id_90cc70e4_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_conversationpage
    ADD CONSTRAINT polls_conversationpa_page_ptr_id_8815498a_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlineballot_choices
    ADD CONSTRAINT polls_inlineballot_c_inlineballot_id_45038d71_fk_polls_inl FOREIGN KEY (inlineballot_id) REFERENCES public.polls_inlineballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlineballot_choices
    ADD CONSTRAINT polls_inlineballot_c_inlinechoice_id_6e0baac9_fk_polls_inl FOREIGN KEY (inlinechoice_id) REFERENCES public.polls_inlinechoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlineballot
    ADD CONSTRAINT polls_inlineballot_member_id_2cc6e7ab_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlineballot
    ADD CONSTRAINT polls_inlineballot_poll_id_c561dcff_fk_polls_inlinepoll_id FOREIGN KEY (poll_id) REFERENCES public.polls_inlinepoll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlinechoice
    ADD CONSTRAINT polls_inlinechoice_poll_id_56a1fdda_fk_polls_inlinepoll_id FOREIGN KEY (poll_id) REFERENCES public.polls_inlinepoll(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlinepoll
    ADD CONSTRAINT polls_inlinepoll_author_id_03224c8d_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlinepoll
    ADD CONSTRAINT polls_inlinepoll_closed_by_id_a12a012d_fk_members_member_id FOREIGN KEY (closed_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlinepoll
    ADD CONSTRAINT polls_inlinepoll_deleted_by_id_1f5542fc_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_inlinepoll
    ADD CONSTRAINT polls_inlinepoll_hidden_by_id_907a46f0_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_opinionmap
    ADD CONSTRAINT polls_opinionmap_conversation_id_ef410c21_fk_polls_con FOREIGN KEY (conversation_id) REFERENCES public.polls_conversationpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollballot_choices
    ADD CONSTRAINT polls_pollballot_cho_pollballot_id_77bce2e9_fk_polls_pol FOREIGN KEY (pollballot_id) REFERENCES public.polls_pollballot(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollballot_choices
    ADD CONSTRAINT polls_pollballot_cho_pollchoice_id_9c5bb515_fk_polls_pol FOREIGN KEY (pollchoice_id) REFERENCES public.polls_pollchoice(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollballot
    ADD CONSTRAINT polls_pollballot_member_id_c98f8e0f_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollballot
    ADD CONSTRAINT polls_pollballot_poll_id_66cea66c_fk_polls_pollpage_page_ptr_id FOREIGN KEY (poll_id) REFERENCES public.polls_pollpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollchoice
    ADD CONSTRAINT polls_pollchoice_poll_id_740f6a19_fk_polls_pollpage_page_ptr_id FOREIGN KEY (poll_id) REFERENCES public.polls_pollpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_pollpage
    ADD CONSTRAINT polls_pollpage_page_ptr_id_4a7ecb25_fk_wagtailcore_page_id FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_polltally
    ADD CONSTRAINT polls_polltally_poll_id_5e4ce101_fk_polls_pollpage_page_ptr_id FOREIGN KEY (poll_id) REFERENCES public.polls_pollpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statement
    ADD CONSTRAINT polls_statement_author_id_4bca5440_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statement
    ADD CONSTRAINT polls_statement_conversation_id_3aff868d_fk_polls_con FOREIGN KEY (conversation_id) REFERENCES public.polls_conversationpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statement
    ADD CONSTRAINT polls_statement_deleted_by_id_a4a6d1a0_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statement
    ADD CONSTRAINT polls_statement_hidden_by_id_e1c8e28f_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statementanswer
    ADD CONSTRAINT polls_statementanswe_statement_id_ffcf4c37_fk_polls_sta FOREIGN KEY (statement_id) REFERENCES public.polls_statement(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.polls_statementanswer
    ADD CONSTRAINT polls_statementanswer_member_id_c0711e52_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.products_ownedproduct
    ADD CONSTRAINT products_ownedproduc_product_id_e16209bf_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.products_ownedproduct
    ADD CONSTRAINT products_ownedproduct_member_id_79a3538f_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.products_productindexpage
    ADD CONSTRAINT products_productinde_page_ptr_id_896e5596_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.products_productpage
    ADD CONSTRAINT products_productpage_image_id_b4d3829e_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.products_productpage
    ADD CONSTRAINT products_productpage_page_ptr_id_d4d9ff65_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_companyanswer
    ADD CONSTRAINT ratings_companyanswer_author_id_e0c4a1af_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_companyanswer
    ADD CONSTRAINT ratings_companyanswer_review_id_fa90f960_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_dimensionscore
    ADD CONSTRAINT ratings_dimensionsco_dimension_id_4e2fe312_fk_ratings_d FOREIGN KEY (dimension_id) REFERENCES public.ratings_dimension(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_dimensionscore
    ADD CONSTRAINT ratings_dimensionscore_review_id_7c3d9a8d_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_dimensiontally
    ADD CONSTRAINT ratings_dimensiontal_dimension_id_619de0a5_fk_ratings_d FOREIGN KEY (dimension_id) REFERENCES public.ratings_dimension(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_dimensiontally
    ADD CONSTRAINT ratings_dimensiontal_product_id_ea5a34f3_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_monthtally
    ADD CONSTRAINT ratings_monthtally_product_id_2ef198f4_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_productrating
    ADD CONSTRAINT ratings_productratin_product_id_9db04b9e_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_review
    ADD CONSTRAINT ratings_review_author_id_2d24f27f_fk_members_member_id FOREIGN KEY (author_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_review
    ADD CONSTRAINT ratings_review_deleted_by_id_0e903f38_fk_members_member_id FOREIGN KEY (deleted_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_review
    ADD CONSTRAINT ratings_review_hidden_by_id_f1eac409_fk_members_member_id FOREIGN KEY (hidden_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_review
    ADD CONSTRAINT ratings_review_product_id_6ed7ad56_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewphoto
    ADD CONSTRAINT ratings_reviewphoto_review_id_9e0cfff6_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewphoto
    ADD CONSTRAINT ratings_reviewphoto_upload_id_6688dd9a_fk_writing_upload_id FOREIGN KEY (upload_id) REFERENCES public.writing_upload(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewreturn
    ADD CONSTRAINT ratings_reviewreturn_by_id_666578d0_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewreturn
    ADD CONSTRAINT ratings_reviewreturn_review_id_aad70304_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewversion
    ADD CONSTRAINT ratings_reviewversion_review_id_40350567_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewvote
    ADD CONSTRAINT ratings_reviewvote_member_id_794a26ac_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_reviewvote
    ADD CONSTRAINT ratings_reviewvote_review_id_6fb04e18_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_useanswer
    ADD CONSTRAINT ratings_useanswer_option_id_19df9321_fk_ratings_useoption_id FOREIGN KEY (option_id) REFERENCES public.ratings_useoption(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_useanswer
    ADD CONSTRAINT ratings_useanswer_question_id_69046271_fk_ratings_u FOREIGN KEY (question_id) REFERENCES public.ratings_usequestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_useanswer
    ADD CONSTRAINT ratings_useanswer_review_id_941783c6_fk_ratings_review_id FOREIGN KEY (review_id) REFERENCES public.ratings_review(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.ratings_useoption
    ADD CONSTRAINT ratings_useoption_question_id_726dc95b_fk_ratings_u FOREIGN KEY (question_id) REFERENCES public.ratings_usequestion(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_changelogidea
    ADD CONSTRAINT roadmap_changelogide_page_id_5a9d142f_fk_roadmap_c FOREIGN KEY (page_id) REFERENCES public.roadmap_changelogpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_changelogidea
    ADD CONSTRAINT roadmap_changelogidea_idea_id_db1a893d_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_changelogindexpage
    ADD CONSTRAINT roadmap_changelogind_page_ptr_id_4d1afa03_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_changelogpage
    ADD CONSTRAINT roadmap_changelogpag_page_ptr_id_af9ea976_fk_wagtailco FOREIGN KEY (page_ptr_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_changelogpage
    ADD CONSTRAINT roadmap_changelogpag_product_id_6796fb54_fk_products_ FOREIGN KEY (product_id) REFERENCES public.products_productpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_shipment
    ADD CONSTRAINT roadmap_shipment_idea_id_2cd82a2e_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.roadmap_shipment
    ADD CONSTRAINT roadmap_shipment_page_id_0bc28893_fk_roadmap_c FOREIGN KEY (page_id) REFERENCES public.roadmap_changelogpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_account_id_951f210e_fk_socialacc FOREIGN KEY (account_id) REFERENCES public.socialaccount_socialaccount(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialtoken
    ADD CONSTRAINT socialaccount_social_app_id_636a42d7_fk_socialacc FOREIGN KEY (app_id) REFERENCES public.socialaccount_socialapp(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.socialaccount_socialaccount
    ADD CONSTRAINT socialaccount_social_user_id_8146e70c_fk_members_m FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_content_type_id_9957a03c_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.taggit_taggeditem
    ADD CONSTRAINT taggit_taggeditem_tag_id_f4f5b767_fk_taggit_tag_id FOREIGN KEY (tag_id) REFERENCES public.taggit_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.usersessions_usersession
    ADD CONSTRAINT usersessions_usersession_user_id_af5e0a6d_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_content_type_id_4df7730e_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_editingsession
    ADD CONSTRAINT wagtailadmin_editing_user_id_6e1a9b70_fk_members_m FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formsta_content_type_id_e32438b3_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailadmin_formstate
    ADD CONSTRAINT wagtailadmin_formstate_user_id_b910adc2_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_apitoken
    ADD CONSTRAINT wagtailcore_apitoken_user_id_49b1141b_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction
    ADD CONSTRAINT wagtailcore_collecti_collection_id_761908ec_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_collectionviewrestri_47320efd_fk_wagtailco FOREIGN KEY (collectionviewrestriction_id) REFERENCES public.wagtailcore_collectionviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_collectionviewrestriction_groups
    ADD CONSTRAINT wagtailcore_collecti_group_id_1823f2a3_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_page_id_108444b5_fk_wagtailcore_page_id FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_resolved_by_id_a282aa0e_fk_members_m FOREIGN KEY (resolved_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_revision_created_id_1d058279_fk_wagtailco FOREIGN KEY (revision_created_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_comment
    ADD CONSTRAINT wagtailcore_comment_user_id_0c577ca6_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentr_comment_id_afc7e027_fk_wagtailco FOREIGN KEY (comment_id) REFERENCES public.wagtailcore_comment(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_commentreply
    ADD CONSTRAINT wagtailcore_commentreply_user_id_d0b3b9c3_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_group_id_2e64b61f_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask_groups
    ADD CONSTRAINT wagtailcore_groupapp_groupapprovaltask_id_9a9255ea_fk_wagtailco FOREIGN KEY (groupapprovaltask_id) REFERENCES public.wagtailcore_groupapprovaltask(task_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupapprovaltask
    ADD CONSTRAINT wagtailcore_groupapp_task_ptr_id_cfe58781_fk_wagtailco FOREIGN KEY (task_ptr_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_collection_id_5423575a_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_group_id_05d61460_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupcollectionpermission
    ADD CONSTRAINT wagtailcore_groupcol_permission_id_1b626275_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_group_id_fc07e671_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_page_id_710b114a_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_grouppagepermission
    ADD CONSTRAINT wagtailcore_grouppag_permission_id_05acb22e_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_group_id_e5cdbee4_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_permission_id_459b1f38_fk_auth_perm FOREIGN KEY (permission_id) REFERENCES public.auth_permission(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_groupsitepermission
    ADD CONSTRAINT wagtailcore_groupsit_site_id_245de488_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_modellogentry
    ADD CONSTRAINT wagtailcore_modellog_content_type_id_68849e77_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_alias_of_id_12945502_fk_wagtailcore_page_id FOREIGN KEY (alias_of_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_content_type_id_c28424df_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_latest_revision_id_e60fef51_fk_wagtailco FOREIGN KEY (latest_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_live_revision_id_930bd822_fk_wagtailco FOREIGN KEY (live_revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locale_id_3c7e30a6_fk_wagtailcore_locale_id FOREIGN KEY (locale_id) REFERENCES public.wagtailcore_locale(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_locked_by_id_bcb86245_fk_members_member_id FOREIGN KEY (locked_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_page
    ADD CONSTRAINT wagtailcore_page_owner_id_fbf7c332_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagelogentry
    ADD CONSTRAINT wagtailcore_pageloge_content_type_id_74e7708a_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_pagerevision_user_id_2409d2f4_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_page_id_a085e7a6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pagesubscription
    ADD CONSTRAINT wagtailcore_pagesubs_user_id_89d7def9_fk_members_m FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_group_id_6460f223_fk_auth_grou FOREIGN KEY (group_id) REFERENCES public.auth_group(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction
    ADD CONSTRAINT wagtailcore_pageview_page_id_15a8bea6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_pageviewrestriction_groups
    ADD CONSTRAINT wagtailcore_pageview_pageviewrestriction__f147a99a_fk_wagtailco FOREIGN KEY (pageviewrestriction_id) REFERENCES public.wagtailcore_pageviewrestriction(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_base_content_type_id_313cf40f_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_content_type_id_766e0336_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_referenceindex
    ADD CONSTRAINT wagtailcore_referenc_to_content_type_id_93690bbd_fk_django_co FOREIGN KEY (to_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_base_content_type_id_5b4ef7bd_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_revision
    ADD CONSTRAINT wagtailcore_revision_content_type_id_c8cb69c0_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_site
    ADD CONSTRAINT wagtailcore_site_root_page_id_e02fb95c_fk_wagtailcore_page_id FOREIGN KEY (root_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_task
    ADD CONSTRAINT wagtailcore_task_content_type_id_249ab8ba_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_content_type_id_0a758fdc_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_finished_by_id_13f98229_fk_members_m FOREIGN KEY (finished_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_revision_id_df25a499_fk_wagtailco FOREIGN KEY (revision_id) REFERENCES public.wagtailcore_revision(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstat_workflow_state_id_9239a775_fk_wagtailco FOREIGN KEY (workflow_state_id) REFERENCES public.wagtailcore_workflowstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_taskstate
    ADD CONSTRAINT wagtailcore_taskstate_task_id_c3677c34_fk_wagtailcore_task_id FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_for_content_type_id_b0fc87b2_fk_django_co FOREIGN KEY (for_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_uploadedfile
    ADD CONSTRAINT wagtailcore_uploaded_uploaded_by_user_id_c7580fe8_fk_members_m FOREIGN KEY (uploaded_by_user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_base_content_type_id_a30dc576_fk_django_co FOREIGN KEY (base_content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_2bb78ce1_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_content_type_id_b261bb37_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_current_task_state_i_3a1a0632_fk_wagtailco FOREIGN KEY (current_task_state_id) REFERENCES public.wagtailcore_taskstate(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_page_id_81e7bab6_fk_wagtailco FOREIGN KEY (page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_requested_by_id_4090bca3_fk_members_m FOREIGN KEY (requested_by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_task_id_ce7716fe_fk_wagtailco FOREIGN KEY (task_id) REFERENCES public.wagtailcore_task(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowstate
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_1f18378f_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowpage
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_56f56ff6_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowcontenttype
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_9aad7cd2_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailcore_workflowtask
    ADD CONSTRAINT wagtailcore_workflow_workflow_id_b9717175_fk_wagtailco FOREIGN KEY (workflow_id) REFERENCES public.wagtailcore_workflow(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_collection_id_23881625_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtaildocs_document
    ADD CONSTRAINT wagtaildocs_document_uploaded_by_user_id_17258b41_fk_members_m FOREIGN KEY (uploaded_by_user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_collection_id_c2f8af7e_fk_wagtailco FOREIGN KEY (collection_id) REFERENCES public.wagtailcore_collection(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_image
    ADD CONSTRAINT wagtailimages_image_uploaded_by_user_id_5d73dc75_fk_members_m FOREIGN KEY (uploaded_by_user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailimages_rendition
    ADD CONSTRAINT wagtailimages_rendit_image_id_3e1fd774_fk_wagtailim FOREIGN KEY (image_id) REFERENCES public.wagtailimages_image(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_redirect_page_id_b5728a8f_fk_wagtailco FOREIGN KEY (redirect_page_id) REFERENCES public.wagtailcore_page(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailredirects_redirect
    ADD CONSTRAINT wagtailredirects_red_site_id_780a0e1e_fk_wagtailco FOREIGN KEY (site_id) REFERENCES public.wagtailcore_site(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailsearch_indexentry
    ADD CONSTRAINT wagtailsearch_indexe_content_type_id_62ed694f_fk_django_co FOREIGN KEY (content_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.wagtailusers_userprofile
    ADD CONSTRAINT wagtailusers_userprofile_user_id_59c92331_fk_members_member_id FOREIGN KEY (user_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_ideaagreement
    ADD CONSTRAINT workbench_ideaagreem_conversation_id_bf9bae87_fk_polls_con FOREIGN KEY (conversation_id) REFERENCES public.polls_conversationpage(page_ptr_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_ideaagreement
    ADD CONSTRAINT workbench_ideaagreement_idea_id_3b96a60e_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_plannedchange
    ADD CONSTRAINT workbench_plannedchange_by_id_3ccc7bed_fk_members_member_id FOREIGN KEY (by_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_plannedchange
    ADD CONSTRAINT workbench_plannedchange_owner_id_8408182e_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_planneditem
    ADD CONSTRAINT workbench_plannedite_change_id_d352d46a_fk_workbench FOREIGN KEY (change_id) REFERENCES public.workbench_plannedchange(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_planneditem
    ADD CONSTRAINT workbench_planneditem_idea_id_3884aded_fk_ideas_idea_id FOREIGN KEY (idea_id) REFERENCES public.ideas_idea(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_planneditem
    ADD CONSTRAINT workbench_planneditem_status_id_d0a7bc45_fk_ideas_status_id FOREIGN KEY (status_id) REFERENCES public.ideas_status(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.workbench_savedview
    ADD CONSTRAINT workbench_savedview_owner_id_6aea3be9_fk_members_member_id FOREIGN KEY (owner_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_draft
    ADD CONSTRAINT writing_draft_member_id_a6f249a1_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_revision
    ADD CONSTRAINT writing_revision_editor_id_bb5eca17_fk_members_member_id FOREIGN KEY (editor_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_revision
    ADD CONSTRAINT writing_revision_object_type_id_0bf52905_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_tag
    ADD CONSTRAINT writing_tag_synonym_of_id_94ac0b7c_fk_writing_tag_id FOREIGN KEY (synonym_of_id) REFERENCES public.writing_tag(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_upload
    ADD CONSTRAINT writing_upload_member_id_ae0fb86b_fk_members_member_id FOREIGN KEY (member_id) REFERENCES public.members_member(id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.writing_upload
    ADD CONSTRAINT writing_upload_object_type_id_13558675_fk_django_co FOREIGN KEY (object_type_id) REFERENCES public.django_content_type(id) DEFERRABLE INITIALLY DEFERRED;
RESET search_path;
